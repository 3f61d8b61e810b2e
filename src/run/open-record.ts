import { type BegunJournal, beginJournal } from '../journal/begin-journal.ts';
import { type OpenJournalOptions, openJournal } from '../journal/journal-file.ts';
import { maskSecrets } from './mask-secrets.ts';
import { systemClock } from './system-clock.ts';

/**
 * Opens the journal of a run or load, in which headers that carry a secret are masked unless it is to show them.
 *
 * @remarks One to append to was locked before it was read.
 * @throws {@link JournalError} as {@link openJournal} does
 */
export function openRecord(
  path: string,
  { mode, showSecrets }: OpenJournalOptions & { readonly showSecrets: boolean },
): BegunJournal {
  const journal =
    mode === 'new' ? beginJournal(path, systemClock) : { ...openJournal(path, { mode }), problems: [] };
  return showSecrets ? journal : { ...journal, write: (entry) => journal.write(maskSecrets(entry)) };
}
