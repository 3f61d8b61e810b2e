import type { TallyRecord } from './load-tally.ts';

/**
 * Moves what a tally counted to later instants, for a shard that started after the first one did.
 *
 * @remarks Intervals cannot be cut: one that no longer begins where others do goes to the one it begins in.
 */
export function shiftTally(tally: TallyRecord, byMs: number): TallyRecord {
  if (byMs === 0) return tally;
  const shift = (atMs: number | null): number | null => (atMs === null ? null : atMs + byMs);
  return {
    ...tally,
    intervals: tally.intervals.map((one) => ({ ...one, startsAtMs: one.startsAtMs + byMs })),
    firstSignedAtMs: shift(tally.firstSignedAtMs),
    lastAnswerAtMs: shift(tally.lastAnswerAtMs),
    lastEndAtMs: shift(tally.lastEndAtMs),
  };
}
