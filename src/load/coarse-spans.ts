/** Counts spans of time so cheaply that they can be handed over every second; a percentile is at most 3 % too high. */
export type CoarseSpans = {
  add(ms: number): void;
  /** Gives what was added, in a form that {@link CoarseSpans.join} takes, and forgets it. */
  take(): Uint32Array;
  join(counts: Uint32Array): void;
  /** In milliseconds; null when nothing was added. */
  percentile(percent: number): number | null;
};

/** Each doubling of a span is cut into so many steps. */
const STEP_BITS = 5;
const STEPS = 2 ** STEP_BITS;
const LONGEST_MICROS = 2 ** 32 - 1;
const COUNTS = placeOf(LONGEST_MICROS) + 1;

/**
 * Creates an empty count.
 *
 * @remarks For a view of what is going on. What is reported comes from the histograms of `span-record.ts`, whose encoding
 * takes some milliseconds, in which nothing is sent.
 */
export function createCoarseSpans(): CoarseSpans {
  const counts = new Uint32Array(COUNTS);
  return {
    add: (ms) => {
      const place = placeOf(Math.min(LONGEST_MICROS, Math.max(0, Math.round(ms * 1_000))));
      counts[place] = (counts[place] as number) + 1;
    },
    take: () => {
      const taken = counts.slice();
      counts.fill(0);
      return taken;
    },
    join: (others) => {
      for (const [place, count] of others.entries()) counts[place] = (counts[place] as number) + count;
    },
    percentile: (percent) => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      if (total === 0) return null;
      let left = Math.max(1, Math.ceil((percent / 100) * total));
      const place = counts.findIndex((count) => {
        left -= count;
        return left <= 0;
      });
      return longestAt(place) / 1_000;
    },
  };
}

/** Short spans have a place for every microsecond. */
function placeOf(micros: number): number {
  const shift = Math.max(0, 31 - STEP_BITS - Math.clz32(micros));
  return shift * STEPS + (micros >>> shift);
}

function longestAt(place: number): number {
  const shift = Math.max(0, Math.floor(place / STEPS) - 1);
  return (place - shift * STEPS + 1) * 2 ** shift - 1;
}
