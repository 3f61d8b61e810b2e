import { type JournalFile, type OpenJournalOptions, openJournal } from '../journal/journal-file.ts';
import { maskSecrets } from './mask-secrets.ts';

/**
 * Opens the journal of a run or load, in which headers that carry a secret are masked unless it is to show them.
 *
 * @throws {@link JournalError} as {@link openJournal} does
 */
export function openRecord(
  path: string,
  { mode, showSecrets }: OpenJournalOptions & { readonly showSecrets: boolean },
): JournalFile {
  const journal = openJournal(path, { mode });
  return showSecrets ? journal : { ...journal, write: (entry) => journal.write(maskSecrets(entry)) };
}
