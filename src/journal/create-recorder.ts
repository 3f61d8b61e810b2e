import type { JournalDraft, JournalEntry } from '../model/journal.ts';

/** Something that follows a run as it happens: a journal file, a report, a progress line, a test. */
export type EntryConsumer = (entry: JournalEntry) => void;

/** How a recorder numbers. */
export type RecorderOptions = {
  /**
   * The `seq` of the first entry; a resumed run goes on where its journal ended.
   *
   * @default 0
   */
  readonly firstSeq?: number;
};

/**
 * Creates the one mouth through which everything that happens in a run is told.
 *
 * @param consumers Each gets every entry, in the order given here; none is special.
 * @returns A function that stamps an entry with version and sequence, hands it on and returns it.
 */
export function createRecorder(
  consumers: readonly EntryConsumer[],
  options: RecorderOptions = {},
): (draft: JournalDraft) => JournalEntry {
  let seq = options.firstSeq ?? 0;
  return (draft) => {
    const entry: JournalEntry = { v: 1, seq: seq++, ...draft };
    for (const consume of consumers) consume(entry);
    return entry;
  };
}
