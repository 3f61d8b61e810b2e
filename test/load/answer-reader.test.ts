import { expect } from 'chai';
import fc from 'fast-check';
import { createAnswerReader } from '../../src/load/answer-reader.ts';

/** What a reader makes of bytes that come in pieces, and then no more. */
function readPieces(pieces: readonly Buffer[]) {
  const reader = createAnswerReader();
  let state = 'open';
  for (const piece of pieces) if (state === 'open') state = reader.read(piece, piece.length);
  if (state === 'open') state = reader.end();
  const { status, bodyBytes, problem } = reader;
  return { state, status, problem, bodyBytes: state === 'whole' ? bodyBytes : null };
}

function cut(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const bounds = [...new Set([0, ...places.map((place) => place % (bytes.length + 1)), bytes.length])];
  bounds.sort((a, b) => a - b);
  return bounds.slice(1).map((end, at) => bytes.subarray(bounds[at], end));
}

const header = fc.constantFrom(
  'content-length: 5',
  'content-length: 0',
  'content-length: -1',
  'transfer-encoding: chunked',
  'connection: close',
  'x-long: abcdefghijklmnop',
  'no colon',
  ': no name',
);
const statusLine = fc.constantFrom(
  'HTTP/1.1 200 OK',
  'HTTP/1.0 200 OK',
  'HTTP/1.1 204 No Content',
  'HTTP/1.1 103 Early',
  'HTTP/1.1 99 Odd',
  'HTTP/2 200',
  'SSH-2.0',
);
const content = fc.constantFrom(
  '',
  'hello',
  '5\r\nhello\r\n0\r\n\r\n',
  '5\r\nhel',
  'zz\r\n',
  '0\r\nx: 1\r\n\r\n',
);
const answer = fc
  .tuple(statusLine, fc.array(header, { maxLength: 3 }), content)
  .map(([line, headers, body]) => `${[line, ...headers].join('\r\n')}\r\n\r\n${body}`);
const stream = fc.array(answer, { minLength: 1, maxLength: 3 }).map((parts) => Buffer.from(parts.join('')));

describe('createAnswerReader()', () => {
  it('comes to the same however the bytes are cut', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(), { maxLength: 12 }), (bytes, places) => {
        expect(readPieces(cut(bytes, places))).to.deep.equal(readPieces([bytes]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('throws at nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readPieces([Buffer.from(bytes)]).state).to.be.oneOf(['whole', 'broken']);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps a connection only if nothing came behind the answer', () => {
    const text = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';
    for (const [bytes, isKept] of [
      [text, true],
      [`${text}x`, false],
      [text.replace('content', 'connection: close\r\ncontent'), false],
      [text.replace('1.1', '1.0'), false],
      [text.replace('1.1 200 OK', '1.0 200 OK\r\nconnection: keep-alive'), true],
    ] as const) {
      const reader = createAnswerReader();
      expect(reader.read(Buffer.from(bytes), bytes.length)).to.equal('whole');
      expect([bytes, reader.isKept]).to.deep.equal([bytes, isKept]);
    }
  });

  it('turns to the next answer as if it were new', () => {
    const reader = createAnswerReader();
    const broken = Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: x\r\n\r\n');
    expect(reader.read(broken, broken.length)).to.equal('broken');
    expect(reader.problem).to.equal('answer is not HTTP (length)');
    reader.reset();
    const sound = Buffer.from('HTTP/1.1 503 Busy\r\ncontent-length: 1\r\n\r\n!');
    expect(reader.read(sound, sound.length)).to.equal('whole');
    expect([reader.status, reader.bodyBytes, reader.problem]).to.deep.equal([503, 1, null]);
  });
});
