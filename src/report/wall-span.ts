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
 * @remarks The pause between a run's end and its resumption does not count. A run that was killed has no end, so
 * there it does.
 */
export function createWallSpan(): WallSpan {
  let doneMs = 0;
  let current: { readonly beganAt: number; readonly reachedAt: number } | null = null;
  const currentMs = (): number => (current === null ? 0 : current.reachedAt - current.beganAt);
  return {
    add: ({ kind, wallAt }) => {
      const at = Date.parse(wallAt);
      if (Number.isNaN(at)) return;
      const { beganAt, reachedAt } = current ?? { beganAt: at, reachedAt: at };
      // Attempts carry when they began, so entries do not come in order of wall time.
      current = { beganAt, reachedAt: Math.max(reachedAt, at) };
      if (kind !== 'run-ended') return;
      doneMs += currentMs();
      current = null;
    },
    readMs: () => doneMs + currentMs(),
  };
}
