import { JournalError } from '../errors/journal-error.ts';
import type { JournalEntry } from '../model/journal.ts';
import { type FlawedLine, looksLikeEntry, parseEntry } from './parse-entry.ts';
import { type ByteLine, readByteLines } from './read-lines.ts';

/** How a journal is read. */
export type ReadJournalOptions = {
  /** Is told, in a sentence, what is wrong with a journal that can still be read. */
  readonly onProblem?: (problem: string) => void;
};

/**
 * Reads a journal entry by entry, in the order written, without holding more than one line.
 *
 * @remarks A run that was killed leaves at most its last line torn. That line is left out and told to
 * `onProblem`; so are gaps in the sequence. Journals of versions that wrote no checksums are read as they are.
 * @param path A file as {@link openJournal} writes it.
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE` when the file cannot be read, is no journal, ends in its first
 * line, or is broken anywhere but at its end; the message names file and line.
 */
export function* readJournal(path: string, options: ReadJournalOptions = {}): Generator<JournalEntry> {
  const tell = options.onProblem ?? (() => {});
  let nextSeq: number | null = null;
  let number = 0;
  let isSealed = false;
  for (const line of readByteLines(path)) {
    number++;
    const parsed = parseEntry(line.bytes);
    if ('flaw' in parsed) {
      if (!isTorn(line, parsed.flaw)) throw broken({ path, number, ...parsed });
      if (number === 1) throw neverBegan(path);
      tell(`line ${number} is torn: its writer was cut off, so it is left out`);
      return;
    }
    // Behind a line with a checksum none is without: a flipped bit has made something else of it.
    if (isSealed && !parsed.isSealed) throw broken({ path, number, ...UNSEALED });
    ({ isSealed } = parsed);
    const { entry } = parsed;
    if (nextSeq !== null && entry.seq !== nextSeq) {
      tell(
        `line ${number} has sequence number ${entry.seq} where ${nextSeq} belongs: entries are missing or doubled`,
      );
    }
    nextSeq = entry.seq + 1;
    yield entry;
  }
  if (number === 0) tell('the journal is empty');
}

const UNSEALED: FlawedLine = { flaw: 'damaged', reason: 'has no checksum, unlike the lines before it' };

/** A line cut off by the end of the file, as opposed to the end of some other file. */
function isTorn(line: ByteLine, flaw: FlawedLine['flaw']): boolean {
  return flaw === 'not-json' && !line.terminated && looksLikeEntry(line.bytes.toString('latin1', 0, 16));
}

type BrokenLine = FlawedLine & { readonly path: string; readonly number: number };

function neverBegan(path: string): JournalError {
  return new JournalError(
    'HL_JOURNAL_UNREADABLE',
    `Failed to read journal "${path}": it was cut off before its first line was whole, so nothing had been sent. ` +
      'Start anew with --journal, into the same file if you like.',
  );
}

function broken(line: BrokenLine): JournalError {
  const { path, number, reason } = line;
  return new JournalError(
    'HL_JOURNAL_UNREADABLE',
    `Failed to read journal "${path}": ${path}:${number} ${reason}. ${adviceFor(line)}`,
  );
}

function adviceFor({ flaw, number }: BrokenLine): string {
  if (flaw === 'other-version') return 'Read it with the version of highlevel-mock that wrote it.';
  if (flaw === 'foreign' || (number === 1 && flaw !== 'damaged'))
    return 'Name a file that was written with --journal.';
  return 'Restore the file, or cut it before that line.';
}
