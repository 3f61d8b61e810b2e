import type { Figures, RoundFigures } from './goal.ts';
import { CONNECTIONS } from './paths.ts';

/** One turn of all contestants of a goal. */
export type Round = {
  readonly figures: RoundFigures;
  /** By how much of itself the anchor moved from before the round to after it; null without an anchor. */
  readonly anchorMoved: number | null;
  /** How many cores programs took meanwhile that have nothing to do with the bench. */
  readonly othersCores: number;
  /** Why it does not count; null when it does. */
  readonly discarded: string | null;
};

/** The anchor, by its name, before a round and after it. */
export type Anchor = { readonly name: string; readonly before: Figures; readonly after: Figures };

/** A round in which the anchor moved by more does not count: the machine was busy with something else. */
const ANCHOR_TOLERANCE = 0.15;

/** Makes a round of what its contestants came to, and the anchor before and after them. */
export function closeRound(
  figures: RoundFigures,
  { anchor, othersCores }: { readonly anchor: Anchor | null; readonly othersCores: number },
): Round {
  const miscount = findMiscount(figures);
  if (anchor === null) return { figures, anchorMoved: null, othersCores, discarded: miscount };
  const [before = Number.NaN, after = Number.NaN] = [anchor.before.perSecond, anchor.after.perSecond];
  const anchorMoved = Math.abs(after - before) / before;
  const isSteady = anchorMoved <= ANCHOR_TOLERANCE;
  return {
    // What is measured against the anchor is measured against its mean.
    figures: { ...figures, [anchor.name]: { perSecond: (before + after) / 2 } },
    anchorMoved,
    othersCores,
    discarded: isSteady ? miscount : `the anchor moved by ${Math.round(anchorMoved * 100)} %`,
  };
}

/**
 * Holds the count of each sender against the receiver's; what was in flight at the end may be missing in the sender's.
 *
 * @returns What does not agree; null when all do.
 */
export function findMiscount(figures: RoundFigures): string | null {
  for (const [name, { answered, taken }] of Object.entries(figures)) {
    if (answered === undefined || taken === undefined) continue;
    if (taken < answered || taken > answered + CONNECTIONS) {
      return `"${name}" says ${answered} events, and the receiver took ${taken}`;
    }
  }
  return null;
}
