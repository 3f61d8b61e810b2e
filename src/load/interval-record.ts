import type { LoadInterval } from '../model/load-report.ts';
import { createSpanRecord, type EncodedSpans, type SpanRecord } from './span-record.ts';

/** What is counted in an interval. */
export type IntervalCounts = Pick<
  LoadInterval,
  'arrived' | 'dropped' | 'accepted' | 'rejected' | 'timedOut' | 'unreachable' | 'maxLagMs'
>;

/** An interval in a form that can be handed from one thread or machine to another. */
export type EncodedInterval = IntervalCounts & {
  readonly startsAtMs: number;
  readonly latency: EncodedSpans;
};

/** Counts a load interval by interval, in memory that is bounded however long it lasts. */
export type IntervalRecord = {
  addArrival(atMs: number, lagMs: number): void;
  addDropped(atMs: number): void;
  /** @param latencyMs Null for an attempt that has none. All three stand alone, as this is done for every attempt. */
  addAttempt(atMs: number, key: OutcomeKey, latencyMs: number | null): void;
  /** All intervals from the start to the last in which anything happened. */
  read(): readonly LoadInterval[];
  /** Those in which anything happened. */
  encode(): readonly EncodedInterval[];
  /** Adds what another record counted, which may have intervals of another width. */
  merge(encoded: readonly EncodedInterval[]): void;
};

/** The counts that attempts go to. */
export type OutcomeKey = 'accepted' | 'rejected' | 'timedOut' | 'unreachable';

type Row = { -readonly [Key in keyof IntervalCounts]: IntervalCounts[Key] } & {
  readonly latency: SpanRecord;
};

/** So many intervals at most: five minutes by the second, ten by two seconds, an hour by sixteen. */
const MOST_INTERVALS = 300;
const LEAST_WIDTH_MS = 1_000;
const DIGITS = 2;

/**
 * Creates a record in which nothing has happened yet.
 *
 * @remarks When there would be too many intervals, each two become one. The width so hangs on the last instant alone and
 * not on what was counted, which is why the parts of several senders add up to exactly what one would have counted.
 */
export function createIntervalRecord(): IntervalRecord {
  let widthMs = LEAST_WIDTH_MS;
  let rows: (Row | undefined)[] = [];

  const rowAt = (atMs: number): Row => {
    while (atMs >= widthMs * MOST_INTERVALS) {
      rows = joinPairs(rows);
      widthMs *= 2;
    }
    const index = Math.floor(atMs / widthMs);
    let row = rows[index];
    if (row === undefined) {
      row = createRow();
      rows[index] = row;
    }
    return row;
  };

  return {
    addArrival: (atMs, lagMs) => {
      const row = rowAt(atMs);
      row.arrived += 1;
      if (row.maxLagMs === null || lagMs > row.maxLagMs) row.maxLagMs = roundToMicros(lagMs);
    },
    addDropped: (atMs) => {
      rowAt(atMs).dropped += 1;
    },
    addAttempt: (atMs, key, latencyMs) => {
      const row = rowAt(atMs);
      row[key] += 1;
      if (latencyMs !== null) row.latency.add(latencyMs);
    },
    read: () => Array.from(rows, (row, index) => readRow(row, { index, widthMs })),
    encode: () =>
      rows.flatMap((row, index) =>
        row === undefined ? [] : [{ ...row, startsAtMs: index * widthMs, latency: row.latency.encode() }],
      ),
    merge: (encoded) => {
      // Where the other's intervals are wider, its last one makes these as wide.
      for (const { startsAtMs, latency, ...counts } of encoded) {
        const row = rowAt(startsAtMs);
        addCounts(row, counts);
        row.latency.merge(latency);
      }
    },
  };
}

function createRow(): Row {
  return {
    arrived: 0,
    dropped: 0,
    accepted: 0,
    rejected: 0,
    timedOut: 0,
    unreachable: 0,
    maxLagMs: null,
    latency: createSpanRecord(DIGITS),
  };
}

function joinPairs(rows: readonly (Row | undefined)[]): (Row | undefined)[] {
  const joined: (Row | undefined)[] = [];
  for (let index = 0; index < rows.length; index += 2) {
    const [first, second] = [rows[index], rows[index + 1]];
    if (first !== undefined && second !== undefined) {
      addCounts(first, second);
      first.latency.join(second.latency);
    }
    joined[index / 2] = first ?? second;
  }
  return joined;
}

function addCounts(row: Row, counts: IntervalCounts): void {
  row.arrived += counts.arrived;
  row.dropped += counts.dropped;
  row.accepted += counts.accepted;
  row.rejected += counts.rejected;
  row.timedOut += counts.timedOut;
  row.unreachable += counts.unreachable;
  if (counts.maxLagMs !== null) row.maxLagMs = Math.max(row.maxLagMs ?? 0, counts.maxLagMs);
}

function readRow(
  row: Row | undefined,
  { index, widthMs }: { readonly index: number; readonly widthMs: number },
): LoadInterval {
  const { latency, ...counts } = row ?? createRow();
  return { startsAtMs: index * widthMs, widthMs, ...counts, latencyMs: latency.read() };
}

function roundToMicros(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
