/** The middle of some numbers, and how far they spread. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number };

/** Gives the median: of an even count, the mean of the two in the middle. @throws When there are none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('There is no median of nothing.');
  return (lower + upper) / 2;
}

/** Gives the median, the least and the most. @throws When there are none. */
export function spreadOf(values: readonly number[]): Spread {
  return { median: medianOf(values), min: Math.min(...values), max: Math.max(...values) };
}
