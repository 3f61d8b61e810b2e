import { expect } from 'chai';
import { readCorpusLine, renderRequest } from '../../bench/prepare-corpus.ts';

describe('renderRequest()', () => {
  it('renders the request, and before it how many bytes that is', () => {
    const text = renderRequest({
      headers: ['content-type', 'application/json', 'x-a', '1'],
      body: '{"a":"ö"}',
    });
    const [length, ...rest] = text.split('\n');
    const request = rest.join('\n');
    expect(request).to.equal(
      'POST /webhooks HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\nx-a: 1\r\n' +
        'content-length: 10\r\n\r\n{"a":"ö"}',
    );
    expect(Number(length)).to.equal(Buffer.byteLength(request));
  });
});

describe('readCorpusLine()', () => {
  it('gives the body as it was signed, byte for byte', () => {
    const body = '{ "text":"\\",\\"body\\":\\"", "n":1.0}';
    const line = `{"index":7,"dueMs":3,"contact":1,"headers":["x-a","1"],"body":${body}}`;
    expect(readCorpusLine(line)).to.deep.equal({ headers: ['x-a', '1'], body });
  });
});
