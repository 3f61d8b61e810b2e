import type { Clock } from '../model/world.ts';
import { type JournalFile, openJournal } from './journal-file.ts';
import { lockJournal } from './lock-journal.ts';

/** A journal that was begun, with its lock. */
export type BegunJournal = Pick<JournalFile, 'write' | 'close'> & {
  /** What to know of it, in sentences. */
  readonly problems: readonly string[];
};

/**
 * Begins a journal that nobody else writes to until it is closed.
 *
 * @throws {@link JournalError} `HL_JOURNAL_IN_USE`, `HL_JOURNAL_UNWRITABLE`
 */
export function beginJournal(path: string, clock: Clock): BegunJournal {
  const lock = lockJournal(path, clock);
  try {
    const journal = openJournal(path, { mode: 'new' });
    return {
      problems: [lock.problem, journal.problem].flatMap((problem) => problem ?? []),
      write: journal.write,
      close: () => {
        journal.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
