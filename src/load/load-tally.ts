import type { Outcome } from '../model/delivery.ts';
import type { LatencyBucket, LoadInterval } from '../model/load-report.ts';
import type { LatencyMs, Totals } from '../model/report.ts';
import { addCounts } from './add-counts.ts';
import { createCoarseSpans } from './coarse-spans.ts';
import { createIntervalRecord, type EncodedInterval, type OutcomeKey } from './interval-record.ts';
import { sortIntoBuckets } from './latency-buckets.ts';
import { isOwnFailure } from './own-failures.ts';
import { createSpanRecord, type EncodedSpans } from './span-record.ts';

/** What a load came to, or a part of it so far. */
export type LoadFigures = {
  readonly totals: Totals;
  /** From the intended instant, of every attempt that was answered or ran out of time. */
  readonly latencyMs: LatencyMs;
  /** The same attempts from the actual send. */
  readonly serviceMs: LatencyMs;
  /** How late the generator was, of every arrival. */
  readonly lagMs: LatencyMs;
  readonly answeredCount: number;
  /** Deliveries whose last attempt so far failed on this machine, before it could reach the receiver. */
  readonly ownUnanswered: number;
  /** How often each failure came, by its text. */
  readonly errors: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly overTime: readonly LoadInterval[];
  readonly latencyBuckets: readonly LatencyBucket[];
  /** Milliseconds after the start; null when nothing was signed, answered or ended. */
  readonly firstSignedAtMs: number | null;
  readonly lastAnswerAtMs: number | null;
  readonly lastEndAtMs: number | null;
};

/** How a load stands, or a part of it; of latencies only what came since the last look. */
export type TallyLook = {
  readonly totals: Totals;
  readonly answeredCount: number;
  readonly newLatencies: Uint32Array;
  readonly errors: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
};

/** The end of an attempt; instants in milliseconds after the start. */
export type AttemptEnd = {
  readonly number: number;
  readonly outcome: Outcome;
  /** What the attempt before came to; null for the first. */
  readonly before: Outcome | null;
  /** How the attempt before failed. @default null */
  readonly beforeError?: string | null;
  readonly status: number | null;
  readonly error: string | null;
  readonly intendedAtMs: number;
  readonly sentAtMs: number;
  readonly endedAtMs: number;
};

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

const COUNT_KEYS: Readonly<Record<Outcome, OutcomeKey>> = {
  accepted: 'accepted',
  rejected: 'rejected',
  'timed-out': 'timedOut',
  unreachable: 'unreachable',
};

/** A tally in a form that can be handed from one thread to another. */
export type TallyRecord = {
  readonly totals: Totals;
  readonly spans: {
    readonly latency: EncodedSpans;
    readonly service: EncodedSpans;
    readonly lag: EncodedSpans;
  };
  readonly errors: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly intervals: readonly EncodedInterval[];
  readonly answeredCount: number;
  readonly ownUnanswered: number;
  readonly firstSignedAtMs: number | null;
  readonly lastAnswerAtMs: number | null;
  readonly lastEndAtMs: number | null;
};

/** Counts a load in memory that does not grow with the number of events. */
export type LoadTally = {
  addSigned(atMs: number): void;
  addArrival(atMs: number, lagMs: number): void;
  addDropped(atMs: number): void;
  addAttempt(end: AttemptEnd): void;
  addLost(): void;
  /** Adds what another tally counted. */
  addRecord(record: TallyRecord): void;
  totals(): Totals;
  /** {@link LoadFigures.ownUnanswered} */
  ownUnanswered(): number;
  /** For a view of what is going on, about once a second. */
  look(): TallyLook;
  read(): LoadFigures;
  encode(): TallyRecord;
};

/** Creates a tally of a load of which nothing has happened yet. */
export function createLoadTally(): LoadTally {
  const totals: Mutable<Totals> = {
    events: 0,
    dropped: 0,
    deliveries: 0,
    accepted: 0,
    rejected: 0,
    timedOut: 0,
    unreachable: 0,
    faulted: 0,
    attempts: 0,
    retried: 0,
    lost: 0,
    duplicates: 0,
  };
  const [latencies, services, lags] = [createSpanRecord(), createSpanRecord(), createSpanRecord()];
  const newLatencies = createCoarseSpans();
  const intervals = createIntervalRecord();
  const errors: Record<string, number> = {};
  const statuses: Record<string, number> = {};
  let answeredCount = 0;
  let ownUnanswered = 0;
  let firstSignedAtMs: number | null = null;
  let lastAnswerAtMs: number | null = null;
  let lastEndAtMs: number | null = null;

  return {
    addSigned: (atMs) => {
      firstSignedAtMs ??= atMs;
    },
    addArrival: (atMs, lagMs) => {
      totals.events += 1;
      intervals.addArrival(atMs, lagMs);
      lags.add(lagMs);
    },
    addDropped: (atMs) => {
      totals.dropped += 1;
      intervals.addDropped(atMs);
    },
    addAttempt: (end) => {
      const key = COUNT_KEYS[end.outcome];
      totals.attempts += 1;
      totals[key] += 1;
      if (end.before === null) totals.deliveries += 1;
      else totals[COUNT_KEYS[end.before]] -= 1;
      if (end.number === 2) totals.retried += 1;
      if (end.status !== null) {
        statuses[end.status] = (statuses[end.status] ?? 0) + 1;
        answeredCount += 1;
        lastAnswerAtMs = Math.max(lastAnswerAtMs ?? 0, end.endedAtMs);
      }
      if (end.error !== null) {
        errors[end.error] = (errors[end.error] ?? 0) + 1;
        if (isOwnFailure(end.error)) ownUnanswered += 1;
      }
      if (typeof end.beforeError === 'string' && isOwnFailure(end.beforeError)) ownUnanswered -= 1;
      lastEndAtMs = Math.max(lastEndAtMs ?? 0, end.endedAtMs);
      const latencyMs = end.outcome === 'unreachable' ? null : end.endedAtMs - end.intendedAtMs;
      intervals.addAttempt(end.endedAtMs, key, latencyMs);
      if (latencyMs === null) return;
      latencies.add(latencyMs);
      newLatencies.add(latencyMs);
      services.add(end.endedAtMs - end.sentAtMs);
    },
    addLost: () => {
      totals.lost += 1;
    },
    addRecord: (record) => {
      addCounts(totals, record.totals);
      addCounts(errors, record.errors);
      addCounts(statuses, record.statuses);
      latencies.merge(record.spans.latency);
      services.merge(record.spans.service);
      lags.merge(record.spans.lag);
      intervals.merge(record.intervals);
      answeredCount += record.answeredCount;
      ownUnanswered += record.ownUnanswered;
      firstSignedAtMs = pickInstant(Math.min, [firstSignedAtMs, record.firstSignedAtMs]);
      lastAnswerAtMs = pickInstant(Math.max, [lastAnswerAtMs, record.lastAnswerAtMs]);
      lastEndAtMs = pickInstant(Math.max, [lastEndAtMs, record.lastEndAtMs]);
    },
    totals: () => ({ ...totals }),
    ownUnanswered: () => ownUnanswered,
    look: () => ({
      totals: { ...totals },
      answeredCount,
      newLatencies: newLatencies.take(),
      errors: { ...errors },
      statuses: { ...statuses },
    }),
    read: () => ({
      totals: { ...totals },
      latencyMs: latencies.read(),
      serviceMs: services.read(),
      lagMs: lags.read(),
      answeredCount,
      ownUnanswered,
      errors: { ...errors },
      statuses: { ...statuses },
      overTime: intervals.read(),
      latencyBuckets: sortIntoBuckets(latencies.count()),
      firstSignedAtMs,
      lastAnswerAtMs,
      lastEndAtMs,
    }),
    encode: () => ({
      totals: { ...totals },
      spans: { latency: latencies.encode(), service: services.encode(), lag: lags.encode() },
      errors,
      statuses,
      intervals: intervals.encode(),
      answeredCount,
      ownUnanswered,
      firstSignedAtMs,
      lastAnswerAtMs,
      lastEndAtMs,
    }),
  };
}

function pickInstant(
  choose: (a: number, b: number) => number,
  [a, b]: readonly [number | null, number | null],
): number | null {
  return a === null || b === null ? (a ?? b) : choose(a, b);
}
