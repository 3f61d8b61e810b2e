import { expect } from 'chai';
import { createRequestFramer } from '../../../bench/receivers/request-framer.ts';

const EVENT = 'POST /webhooks HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello';
const COUNT = 'GET /count HTTP/1.1\r\nhost: x\r\n\r\n';

describe('createRequestFramer()', () => {
  it('finds a request that comes whole', () => {
    expect(createRequestFramer().take(Buffer.from(EVENT))).to.deep.equal(['/webhooks']);
  });

  it('finds several that come at once', () => {
    const framer = createRequestFramer();
    expect(framer.take(Buffer.from(EVENT + COUNT + EVENT))).to.deep.equal([
      '/webhooks',
      '/count',
      '/webhooks',
    ]);
  });

  it('finds each once when they come byte by byte', () => {
    const framer = createRequestFramer();
    const found = [...Buffer.from(EVENT + COUNT + EVENT)].flatMap((byte) => framer.take(Buffer.of(byte)));
    expect(found).to.deep.equal(['/webhooks', '/count', '/webhooks']);
  });

  it('is not misled by a body that looks like a request', () => {
    const body = COUNT + EVENT;
    const event = `POST /a HTTP/1.1\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    expect(createRequestFramer().take(Buffer.from(event))).to.deep.equal(['/a']);
  });

  it('waits for the end of the body', () => {
    const framer = createRequestFramer();
    expect(framer.take(Buffer.from(EVENT.slice(0, -1)))).to.deep.equal([]);
    expect(framer.take(Buffer.from('o'))).to.deep.equal(['/webhooks']);
  });

  it('refuses chunked bodies rather than count them wrongly', () => {
    const chunked = 'POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
    expect(() => createRequestFramer().take(Buffer.from(chunked))).to.throw('takes no chunked requests');
  });
});
