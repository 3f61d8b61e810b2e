import { JournalError } from '../errors/journal-error.ts';
import type { JournalEntry } from '../model/journal.ts';
import { type Flaw, looksLikeEntry, parseEntry } from './parse-entry.ts';
import { type Line, readLines } from './read-lines.ts';

/** How a journal is read. */
export type ReadJournalOptions = {
  /** Is told, in a sentence, what is wrong with a journal that can still be read. */
  readonly onProblem?: (problem: string) => void;
};

/**
 * Reads a journal entry by entry, in the order written, without holding more than one line.
 *
 * @remarks A run that was killed leaves at most its last line torn. That line is left out and told to
 * `onProblem`; so are gaps in the sequence.
 * @param path A file as {@link openJournal} writes it.
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE` when the file cannot be read, is no journal, or is
 * broken anywhere but at its end; the message names file and line.
 */
export function* readJournal(path: string, options: ReadJournalOptions = {}): Generator<JournalEntry> {
  const tell = options.onProblem ?? (() => {});
  let nextSeq: number | null = null;
  let number = 0;
  for (const line of readLines(path)) {
    number++;
    const parsed = parseEntry(line.text);
    if ('flaw' in parsed) {
      if (!isTorn(line, parsed.flaw)) throw broken({ path, number, ...parsed });
      tell(`line ${number} is torn: its writer was cut off, so it is left out`);
      return;
    }
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

/** A line cut off by the end of the file, as opposed to the end of some other file. */
function isTorn(line: Line, flaw: Flaw): boolean {
  return flaw === 'not-json' && !line.terminated && looksLikeEntry(line.text);
}

type BrokenLine = {
  readonly path: string;
  readonly number: number;
  readonly flaw: Flaw;
  readonly reason: string;
};

function broken(line: BrokenLine): JournalError {
  const { path, number, reason } = line;
  return new JournalError(
    'HL_JOURNAL_UNREADABLE',
    `Failed to read journal "${path}": ${path}:${number} ${reason}. ${adviceFor(line)}`,
  );
}

function adviceFor({ flaw, number }: BrokenLine): string {
  if (flaw === 'other-version') return 'Read it with the version of highlevel-mock that wrote it.';
  if (flaw === 'foreign' || number === 1) return 'Name a file that was written with --journal.';
  return 'Restore the file, or cut it before that line.';
}
