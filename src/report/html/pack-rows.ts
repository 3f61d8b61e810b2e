/** Something that takes up part of a lane, in percent of its width. */
export type Extent = { readonly fromPercent: number; readonly toPercent: number };

const APART_PERCENT = 1.3;

/**
 * Puts what overlaps below one another.
 *
 * @param extents In order of where they begin.
 * @param mostRows When all are taken, the row that is free soonest is shared.
 * @returns The row of each, from 0.
 */
export function packRows(extents: readonly Extent[], mostRows: number): readonly number[] {
  const endsAt: number[] = [];
  return extents.map(({ fromPercent, toPercent }) => {
    const free = endsAt.findIndex((end) => end + APART_PERCENT <= fromPercent);
    const soonest = endsAt.indexOf(Math.min(...endsAt));
    const row = free !== -1 ? free : endsAt.length < mostRows ? endsAt.length : soonest;
    endsAt[row] = Math.max(endsAt[row] ?? 0, toPercent);
    return row;
  });
}
