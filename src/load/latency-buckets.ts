import type { LatencyBucket } from '../model/load-report.ts';
import type { SpanCount } from './span-record.ts';

/** Each bucket reaches so many parts of a decade further than the one before: 12 % in time. */
const BUCKETS_A_DECADE = 20;
const LEAST_MS = 0.001;

/**
 * Sorts latencies into buckets that grow with them, so that a shape shows at 2 ms as well as at 2 s.
 *
 * @returns In order of time; empty ones are left out. Their bounds are the same in every load.
 */
export function sortIntoBuckets(counts: readonly SpanCount[]): readonly LatencyBucket[] {
  const sums = new Map<number, number>();
  for (const { ms, count } of counts) {
    const place = Math.floor(Math.log10(Math.max(LEAST_MS, ms)) * BUCKETS_A_DECADE);
    sums.set(place, (sums.get(place) ?? 0) + count);
  }
  return [...sums].map(([place, count]) => ({ fromMs: boundOf(place), toMs: boundOf(place + 1), count }));
}

function boundOf(place: number): number {
  return Number((10 ** (place / BUCKETS_A_DECADE)).toPrecision(6));
}
