const APART_PERCENT = 1.1;
const RIGHT = 97.5;

/**
 * Moves the marks of one delivery just so far apart that none covers the one before: a retry after ten seconds has
 * to be seen in a story of ten hours too.
 *
 * @param percents Where the attempts stand, in order of time.
 */
export function spreadMarks(percents: readonly number[]): readonly number[] {
  const spread: number[] = [];
  for (const percent of percents)
    spread.push(Math.max(percent, (spread.at(-1) ?? -APART_PERCENT) + APART_PERCENT));
  let most = RIGHT;
  for (let index = spread.length - 1; index >= 0 && (spread[index] as number) > most; index--) {
    spread[index] = most;
    most -= APART_PERCENT;
  }
  return spread;
}
