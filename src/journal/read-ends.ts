import { fstatSync, readSync } from 'node:fs';

const CHUNK_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

/** What stands behind the last line feed of a file. */
export type Tail = {
  readonly bytes: Buffer;
  /** Where it begins, in bytes from the start of the file. */
  readonly offset: number;
};

/** Reads what stands behind the last line feed, looking from the end; there are no bytes when nothing does. */
export function readTail(file: number): Tail {
  const pieces: Buffer[] = [];
  let offset = fstatSync(file).size;
  while (offset > 0) {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, offset));
    const start = offset - chunk.length;
    const length = readSync(file, chunk, 0, chunk.length, start);
    const newline = chunk.subarray(0, length).lastIndexOf(NEWLINE);
    pieces.unshift(chunk.subarray(newline + 1, length));
    offset = start + newline + 1;
    if (newline !== -1) break;
  }
  return { bytes: Buffer.concat(pieces), offset };
}

/** Reads the first few characters of a file: enough to tell what it is. */
export function readHead(file: number): string {
  const head = Buffer.alloc(24);
  return head.toString('latin1', 0, readSync(file, head, 0, head.length, 0));
}
