import { closeSync, constants, readSync } from 'node:fs';
import { explainFileError } from '../errors/explain-file-error.ts';
import { JournalError } from '../errors/journal-error.ts';
import { openPlainFile } from './open-plain-file.ts';

const CHUNK_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

/** No line is longer: what a text can hold ends soon after. */
const MAX_LINE_BYTES = 256 * 1024 * 1024;

/** A line of a file without its line feed. */
export type Line = {
  readonly text: string;
  /** Whether a line feed ended it; only the last line of a file can do without. */
  readonly terminated: boolean;
};

/** The bytes of a line of a file without its line feed. */
export type ByteLine = { readonly bytes: Buffer; readonly terminated: boolean };

/**
 * Reads a journal line by line, holding no more than one line and one chunk of 64 KiB.
 *
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE` when the file system refuses.
 */
export function* readLines(path: string): Generator<Line> {
  for (const { bytes, terminated } of readByteLines(path)) yield { text: bytes.toString(), terminated };
}

/**
 * Reads a file line by line without decoding it.
 *
 * @remarks Whoever keeps the bytes of a line keeps the chunk of 64 KiB that it was read with.
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE` when the file system refuses.
 */
export function* readByteLines(path: string): Generator<ByteLine> {
  const file = attempt(path, () => openPlainFile(path, constants.O_RDONLY));
  try {
    let pieces: Buffer[] = [];
    let pendingBytes = 0;
    const fill = (): Buffer => {
      const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
      return chunk.subarray(
        0,
        attempt(path, () => readSync(file, chunk)),
      );
    };
    for (let chunk = fill(); chunk.length > 0; chunk = fill()) {
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
        pieces.push(chunk.subarray(start, end));
        yield { bytes: join(pieces), terminated: true };
        pieces = [];
        pendingBytes = 0;
        start = end + 1;
      }
      if (start < chunk.length) pieces.push(chunk.subarray(start));
      pendingBytes += chunk.length - start;
      if (pendingBytes > MAX_LINE_BYTES) {
        throw new JournalError(
          'HL_JOURNAL_UNREADABLE',
          `Failed to read journal "${path}": it has a line of more than 256 MiB. Give a journal that this tool wrote.`,
        );
      }
    }
    if (pieces.length > 0) yield { bytes: join(pieces), terminated: false };
  } finally {
    closeSync(file);
  }
}

function join(pieces: readonly Buffer[]): Buffer {
  return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
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
