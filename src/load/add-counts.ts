/** Adds counts by name to others; a name that is new begins at zero. */
export function addCounts<Counts extends Readonly<Record<string, number>>>(
  to: Counts,
  counts: Partial<Counts>,
): void {
  const sums = to as Record<string, number>;
  for (const [key, count] of Object.entries(counts)) sums[key] = (sums[key] ?? 0) + (count ?? 0);
}
