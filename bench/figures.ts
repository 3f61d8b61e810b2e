/** What one contestant came to in one round, by the name of each figure. */
export type Figures = Readonly<Record<string, number>>;

/** The middle, and how far the rounds lay apart. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number };

/** Gives median and extremes; an empty list has none. */
export function findSpread(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
  return { median, min: sorted[0] as number, max: sorted.at(-1) as number };
}

/** By how much the anchor may differ before and after a round. */
const ANCHOR_DRIFT = 0.15;

/** Whether the machine was as fast after a round as before it; a round in which it was not does not count. */
export function isSteady({ before, after }: { readonly before: number; readonly after: number }): boolean {
  return Math.abs(after / before - 1) <= ANCHOR_DRIFT;
}

/** Writes a figure with three digits that matter. */
export function formatFigure(value: number): string {
  if (value >= 1000) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
  return String(Number(value.toPrecision(3)));
}
