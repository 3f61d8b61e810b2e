import { expect } from 'chai';
import fc from 'fast-check';
import { prepareRequestHead } from '../../src/load/request-head.ts';

const URL_OF_RECEIVER = new URL('http://localhost:3000/hooks?from=test');

describe('prepareRequestHead()', () => {
  it('renders the request line, host, connection, the given headers in order and the length', () => {
    const render = prepareRequestHead(URL_OF_RECEIVER);
    expect(render(['content-type', 'application/json', 'x-a', 'é'], 12)).to.equal(
      'POST /hooks?from=test HTTP/1.1\r\nhost: localhost:3000\r\nconnection: keep-alive\r\n' +
        'content-type: application/json\r\nx-a: é\r\ncontent-length: 12\r\n\r\n',
    );
  });

  it('leaves out the port that goes without saying', () => {
    expect(prepareRequestHead(new URL('https://localhost:443/'))([], 0)).to.include('host: localhost\r\n');
  });

  it('lets host and connection be chosen, and not what says where the request ends', () => {
    const render = prepareRequestHead(URL_OF_RECEIVER);
    const headers = [
      'host',
      'a.test',
      'connection',
      'close',
      'content-length',
      '5',
      'transfer-encoding',
      'chunked',
    ];
    expect(render(headers, 2)).to.equal(
      'POST /hooks?from=test HTTP/1.1\r\nhost: a.test\r\nconnection: close\r\ncontent-length: 2\r\n\r\n',
    );
  });

  it('refuses a value that would be more than one header, and goes on', () => {
    const render = prepareRequestHead(URL_OF_RECEIVER);
    const expected = render(['a', '1'], 2);
    for (const value of ['x\r\ny: z', 'x\n', 'x\0', 'x\u{100}']) {
      expect(render(['host', 'b', 'a', value], 2)).to.equal(null);
      expect(render(['a', '1'], 2)).to.equal(expected);
    }
  });

  it('renders the same whatever was rendered before', () => {
    const value = fc.constantFrom('1', '2', 'x y', 'x\ny');
    const headers = fc
      .uniqueArray(fc.constantFrom('a', 'b', 'host', 'connection', 'content-length'))
      .chain((names) => fc.tuple(...names.map((name) => value.map((text) => [name, text]))))
      .map((pairs) => pairs.flat());
    fc.assert(
      fc.property(fc.array(headers, { maxLength: 6 }), (requests) => {
        const render = prepareRequestHead(URL_OF_RECEIVER);
        for (const request of requests) {
          expect(render(request, 3)).to.equal(prepareRequestHead(URL_OF_RECEIVER)(request, 3));
        }
      }),
    );
  });
});
