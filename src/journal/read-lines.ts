import { closeSync, openSync, readSync } from 'node:fs';
import { JournalError } from '../errors/journal-error.ts';
import { explainFileError } from './explain-file-error.ts';

const CHUNK_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

/** A line of a file without its line feed. */
export type Line = {
  readonly text: string;
  /** Whether a line feed ended it; only the last line of a file can do without. */
  readonly terminated: boolean;
};

/**
 * Reads a journal line by line, holding no more than one line and one chunk of 64 KiB.
 *
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE` when the file system refuses.
 */
export function* readLines(path: string): Generator<Line> {
  const file = attempt(path, () => openSync(path, 'r'));
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let pieces: Buffer[] = [];
    const fill = (): number => attempt(path, () => readSync(file, chunk));
    for (let length = fill(); length > 0; length = fill()) {
      let start = 0;
      for (
        let end = chunk.indexOf(NEWLINE);
        end !== -1 && end < length;
        end = chunk.indexOf(NEWLINE, start)
      ) {
        pieces.push(chunk.subarray(start, end));
        yield { text: joinText(pieces), terminated: true };
        pieces = [];
        start = end + 1;
      }
      if (start < length) pieces.push(Buffer.from(chunk.subarray(start, length)));
    }
    if (pieces.length > 0) yield { text: joinText(pieces), terminated: false };
  } finally {
    closeSync(file);
  }
}

function joinText(pieces: readonly Buffer[]): string {
  return pieces.length === 1 ? (pieces[0] as Buffer).toString() : Buffer.concat(pieces).toString();
}

function attempt<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (cause) {
    throw new JournalError(
      'HL_JOURNAL_UNREADABLE',
      `Failed to read journal "${path}": ${explainFileError(cause)}. Check the path and its permissions.`,
      { cause },
    );
  }
}
