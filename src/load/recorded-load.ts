import type { JournalEntry, LoadStarted, LoadTallied } from '../model/journal.ts';

/** A load, or one shard of it, as its journal tells it. */
export type RecordedLoad = {
  /** What messages call the journal. */
  readonly path: string;
  readonly started: LoadStarted;
  /** The last tally of each sender that gave one. */
  readonly tallies: readonly LoadTallied[];
  /** Whether it was recorded to its end. */
  readonly hasEnded: boolean;
  /** When its last entry was written, ISO. */
  readonly lastAt: string;
  /** What is damaged in the file, in sentences. */
  readonly problems: readonly string[];
};

/** Follows the entries of a load. */
export type LoadFollower = {
  add(entry: JournalEntry): void;
  /** Null before the load has started. */
  read(): RecordedLoad | null;
};

/** Creates a follower to which nothing has been told yet. */
export function createLoadFollower(path: string): LoadFollower {
  const tallies = new Map<number, LoadTallied>();
  let started: LoadStarted | null = null;
  let hasEnded = false;
  let lastAt = '';
  return {
    add: (entry) => {
      if (entry.kind === 'load-started') started ??= entry;
      else if (entry.kind === 'load-tallied') tallies.set(entry.sender, entry);
      else if (entry.kind === 'load-ended') hasEnded = true;
      lastAt = entry.wallAt;
    },
    read: () => started && { path, started, tallies: [...tallies.values()], hasEnded, lastAt, problems: [] },
  };
}
