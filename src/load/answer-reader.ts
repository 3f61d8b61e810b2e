import { type AnswerHead, readAnswerHead, readHeaderLines } from './answer-head.ts';

/** How far an answer has been read. */
export type AnswerState = 'open' | 'whole' | 'broken';

/** Reads one answer after another, in pieces of any size. */
export type AnswerReader = {
  /**
   * Takes in what has come. Once an answer is `whole` or `broken`, only `reset` goes on.
   *
   * @param bytes Read up to `end` and not kept.
   */
  read(bytes: Buffer, end: number): AnswerState;
  /** Takes in that nothing more will come. @returns Never `open`. */
  end(): AnswerState;
  /** Turns to the next answer. */
  reset(): void;
  /** Of the answer itself, interim ones aside; null before it has come. */
  readonly status: number | null;
  /** How much of the body has come. */
  readonly bodyBytes: number;
  /** Whether the connection can carry another request: the answer says so, and nothing came behind it. */
  readonly isKept: boolean;
  /** What is wrong with a broken answer: one of a few texts; null when it is merely not at its end. */
  readonly problem: string | null;
};

type Part = 'head' | 'body' | 'chunk size' | 'chunk end' | 'trailer' | 'nothing';

const LINE_END = Buffer.from('\r\n');
const HEAD_END = Buffer.from('\r\n\r\n');
const BEGINNING = 'HTTP/1.';
const CHUNK_SIZE = /^[0-9A-Fa-f]{1,12}(?=$|[\t ;])/;
/** As much as Node's own client takes of headers, and of the lines between chunks. */
const HEAD_BYTES = 16 * 1024;
const TOO_LARGE = 'headers of the answer are too large';

/**
 * Creates a reader of HTTP/1.0 and 1.1 answers, which does no input or output itself.
 *
 * @remarks However the bytes are cut, it comes to the same. Lines end in CR LF, and in nothing else.
 */
export function createAnswerReader(): AnswerReader {
  let part: Part = 'head';
  let status: number | null = null;
  let bodyBytes = 0;
  let isKept = false;
  let problem: string | null = null;
  /** Of a head or line whose end has not come. */
  let kept: Buffer | null = null;
  /** How much is missing of the body or the chunk. */
  let left = 0;
  let isChunked = false;
  let trailerBytes = 0;
  // Answers of one receiver mostly begin alike: the last head that was read, and its bytes.
  let lastBytes: Buffer | null = null;
  let lastHead: AnswerHead | null = null;

  const refuse = (what: string): void => {
    problem = what === TOO_LARGE ? what : `answer is not HTTP (${what})`;
  };

  function takeHead(text: string): void {
    const head = readAnswerHead(text);
    lastHead = typeof head === 'string' ? null : head;
    if (typeof head === 'string') refuse(head);
    else heed(head);
  }

  function heed(head: AnswerHead): void {
    if (head.status < 200) return;
    status = head.status;
    isKept = head.isKept;
    isChunked = head.bodyBytes === null;
    left = head.bodyBytes ?? 0;
    part = isChunked ? 'chunk size' : left === 0 ? 'nothing' : 'body';
  }

  function takeLine(text: string): void {
    if (part === 'head') {
      takeHead(text);
    } else if (part === 'chunk size') {
      const [digits] = CHUNK_SIZE.exec(text) ?? [];
      if (digits === undefined) refuse('chunk');
      left = Number.parseInt(digits ?? '0', 16);
      part = left === 0 ? 'trailer' : 'body';
    } else if (part === 'chunk end') {
      if (text !== '') refuse('chunk');
      part = 'chunk size';
    } else if (text === '') {
      part = 'nothing';
    } else {
      trailerBytes += text.length;
      if (trailerBytes > HEAD_BYTES) refuse(TOO_LARGE);
      if (readHeaderLines([text]) === null) refuse('trailer');
    }
  }

  /** Looks at the beginning of a head or line, so that what can only become garbage is not waited for. */
  function keepBeginning(bytes: Buffer, mark: Buffer): void {
    if (part === 'head') {
      const text = bytes.toString('latin1');
      const bareAt = text.search(/(?<!\r)\n/);
      if (bareAt >= 0) takeHead(text.slice(0, bareAt + 1));
      else if (!BEGINNING.startsWith(text.slice(0, BEGINNING.length))) refuse('status line');
    }
    if (problem === null && bytes.length >= HEAD_BYTES + mark.length) refuse(TOO_LARGE);
    kept = Buffer.from(bytes);
  }

  function read(given: Buffer, givenEnd: number): AnswerState {
    let bytes = given;
    let end = givenEnd;
    if (kept !== null) {
      bytes = Buffer.concat([kept, given.subarray(0, givenEnd)]);
      end = bytes.length;
      kept = null;
    }
    let from = 0;
    while (problem === null && part !== 'nothing') {
      if (from === end) return 'open';
      if (part === 'body') {
        const taken = Math.min(left, end - from);
        from += taken;
        left -= taken;
        bodyBytes += taken;
        if (left === 0) part = isChunked ? 'chunk end' : 'nothing';
        continue;
      }
      const isHead = part === 'head';
      if (isHead && lastHead !== null && beginsWith(bytes.subarray(from, end), lastBytes)) {
        from += lastBytes?.length ?? 0;
        heed(lastHead);
        continue;
      }
      const mark = isHead ? HEAD_END : LINE_END;
      const at = bytes.indexOf(mark, from);
      const limit = from + HEAD_BYTES + mark.length;
      if (at < 0 || at + mark.length > Math.min(end, limit)) {
        keepBeginning(bytes.subarray(from, Math.min(end, limit)), mark);
        return problem === null ? 'open' : 'broken';
      }
      takeLine(bytes.toString('latin1', from, at));
      if (isHead) lastBytes = Buffer.from(bytes.subarray(from, at + mark.length));
      from = at + mark.length;
    }
    if (problem !== null) return 'broken';
    if (from < end) isKept = false;
    return 'whole';
  }

  return {
    read,
    end: () => (part === 'body' && left === Number.POSITIVE_INFINITY ? 'whole' : 'broken'),
    reset: () => {
      part = 'head';
      status = null;
      bodyBytes = 0;
      isKept = false;
      problem = null;
      kept = null;
      trailerBytes = 0;
    },
    get status() {
      return status;
    },
    get bodyBytes() {
      return bodyBytes;
    },
    get isKept() {
      return isKept;
    },
    get problem() {
      return problem;
    },
  };
}

function beginsWith(bytes: Buffer, beginning: Buffer | null): boolean {
  if (beginning === null || bytes.length < beginning.length) return false;
  return bytes.compare(beginning, 0, beginning.length, 0, beginning.length) === 0;
}
