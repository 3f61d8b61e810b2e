import type { JournalEntry } from '../model/journal.ts';

/** Measures how long a run takes. */
export type WallSpan = {
  /** Takes in the next entry of the run. */
  add(entry: JournalEntry): void;
  /** Milliseconds of wall time so far. */
  readMs(): number;
};

/**
 * Creates the measure of a run that has not begun.
 *
 * @remarks A resumed run begins anew in its journal: the pause before that does not count.
 */
export function createWallSpan(): WallSpan {
  let doneMs = 0;
  let beganAt = Number.NaN;
  let reachedAt = Number.NaN;
  const currentMs = (): number => (Number.isNaN(beganAt) ? 0 : reachedAt - beganAt);
  return {
    add: ({ kind, wallAt }) => {
      const at = Date.parse(wallAt);
      if (Number.isNaN(at)) return;
      if (Number.isNaN(beganAt) || kind === 'run-started') {
        doneMs += currentMs();
        beganAt = at;
        reachedAt = at;
      }
      // Attempts carry when they began, so entries do not come in order of wall time.
      reachedAt = Math.max(reachedAt, at);
    },
    readMs: () => doneMs + currentMs(),
  };
}
