import { build } from 'hdr-histogram-js';
import type { LatencyMs } from '../model/report.ts';

/** Takes in any number of latencies in constant memory. */
export type LatencyRecord = {
  add(latencyMs: number): void;
  /** The percentiles so far, in milliseconds with three decimals; null when nothing was added. */
  read(): LatencyMs;
};

/**
 * Creates an empty record of latencies.
 *
 * @remarks Kept in microseconds with three significant digits: a percentile is at most 0.1 % too high, and never
 * above the maximum, which is exact.
 */
export function createLatencyRecord(): LatencyRecord {
  const histogram = build({ bitBucketSize: 32, numberOfSignificantValueDigits: 3 });
  let max: number | null = null;
  const percentile = (percent: number): number | null =>
    max === null ? null : toMs(Math.min(histogram.getValueAtPercentile(percent), max));
  return {
    add: (latencyMs) => {
      const micros = Math.max(0, Math.round(latencyMs * 1000));
      histogram.recordValue(micros);
      max = Math.max(max ?? 0, micros);
    },
    read: () => ({
      p50: percentile(50),
      p90: percentile(90),
      p95: percentile(95),
      p99: percentile(99),
      max: max === null ? null : toMs(max),
    }),
  };
}

function toMs(micros: number): number {
  return micros / 1000;
}
