import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64 } from 'hdr-histogram-js';
import type { LatencyMs } from '../model/report.ts';

/** Spans of time in a form that can be handed from one thread to another. */
export type EncodedSpans = { readonly histogram: string; readonly maxMicros: number | null };

/** Takes in any number of spans of time in constant memory. */
export type SpanRecord = {
  add(ms: number): void;
  /** Percentiles in milliseconds, at most 0.1 % too high, and the exact maximum; null when nothing was added. */
  read(): LatencyMs;
  encode(): EncodedSpans;
  /** Adds what another record took in. */
  merge(encoded: EncodedSpans): void;
};

const DIGITS = 3;
const BUCKET_BITS = 32;

/** Creates an empty record. */
export function createSpanRecord(): SpanRecord {
  const histogram = build({ bitBucketSize: BUCKET_BITS, numberOfSignificantValueDigits: DIGITS });
  let max: number | null = null;
  const percentile = (percent: number): number | null =>
    max === null ? null : Math.min(histogram.getValueAtPercentile(percent), max) / 1000;
  return {
    add: (ms) => {
      const micros = Math.max(0, Math.round(ms * 1000));
      histogram.recordValue(micros);
      if (max === null || micros > max) max = micros;
    },
    read: () => ({
      p50: percentile(50),
      p90: percentile(90),
      p95: percentile(95),
      p99: percentile(99),
      max: max === null ? null : max / 1000,
    }),
    encode: () => ({ histogram: encodeIntoCompressedBase64(histogram), maxMicros: max }),
    merge: ({ histogram: encoded, maxMicros }) => {
      if (maxMicros === null) return;
      histogram.add(decodeFromCompressedBase64(encoded, BUCKET_BITS));
      max = Math.max(max ?? 0, maxMicros);
    },
  };
}
