import { expect } from 'chai';
import { readAnswerHead } from '../../src/load/answer-head.ts';

const read = (...lines: readonly string[]) => readAnswerHead(lines.join('\r\n'));
const OK = 'HTTP/1.1 200 OK';

describe('readAnswerHead()', () => {
  it('reads the status and how long the body is', () => {
    expect(read(OK, 'Content-Length: 12')).to.deep.equal({ status: 200, bodyBytes: 12, isKept: true });
    expect(read('HTTP/1.1 503', 'transfer-encoding: chunked')).to.include({ status: 503, bodyBytes: null });
    expect(read('HTTP/1.1 204 None', 'content-length: 9')).to.include({ bodyBytes: 0, isKept: true });
    expect(read('HTTP/1.1 304 Same', 'transfer-encoding: chunked')).to.include({
      bodyBytes: 0,
      isKept: true,
    });
    expect(read('HTTP/1.1 103 Hints', 'link: </a>')).to.include({ status: 103, bodyBytes: 0 });
  });

  it('takes a body without a length to end with the connection, which then is not kept', () => {
    expect(read(OK)).to.deep.equal({ status: 200, bodyBytes: Number.POSITIVE_INFINITY, isKept: false });
    expect(read(OK, 'transfer-encoding: chunked, gzip')).to.include({ bodyBytes: Number.POSITIVE_INFINITY });
  });

  const length = 'content-length: 0';
  const keeping: readonly (readonly [boolean, readonly string[]])[] = [
    [true, [OK, length]],
    [false, [OK, length, 'Connection: Close']],
    [false, [OK, length, 'connection: x', 'connection: y , close']],
    [true, [OK, length, 'connection: closed']],
    [false, ['HTTP/1.0 200 OK', length]],
    [true, ['HTTP/1.0 200 OK', length, 'connection: Keep-Alive']],
    [false, ['HTTP/1.0 200 OK', length, 'connection: keep-alive, close']],
    [true, [OK, length, 'keep-alive: timeout=5, max=100']],
    [false, [OK, length, 'keep-alive: timeout=1']],
    [false, [OK, length, 'keep-alive: max=5, timeout=0']],
  ];
  for (const [isKept, lines] of keeping) {
    it(`says that the connection is ${isKept ? '' : 'not '}kept after ${lines.join(' | ')}`, () => {
      expect(read(...lines)).to.include({ isKept });
    });
  }

  const refusals: readonly (readonly [string, readonly string[]])[] = [
    ['status line', ['HTTP/2 200']],
    ['status line', ['HTTP/1.1 099 Odd']],
    ['status line', ['HTTP/1.1  200 OK']],
    ['status line', ['http/1.1 200 OK']],
    ['status line', ['']],
    ['header', [OK, ' folded: yes']],
    ['header', [OK, '']],
    ['header', [OK, 'a b: c']],
    ['header', [OK, 'x: a\rb']],
    ['length', [OK, 'content-length: +1']],
    ['length', [OK, 'content-length:']],
    ['length', [OK, 'content-length: 5', 'content-length: 5']],
    ['length', [OK, 'content-length: 99999999999999999']],
    ['length', [OK, 'content-length: 5', 'transfer-encoding: chunked']],
    ['switch of protocols', ['HTTP/1.1 101 Switching']],
  ];
  for (const [problem, lines] of refusals) {
    it(`refuses ${JSON.stringify(lines.join(' | '))} for its ${problem}`, () => {
      expect(read(...lines)).to.equal(problem);
    });
  }
});
