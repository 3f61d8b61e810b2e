import type { Outcome } from '../model/delivery.ts';
import type { LoadSecond } from '../model/load-report.ts';
import type { LatencyMs, Totals } from '../model/report.ts';
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
  /** How often each failure came, by its text. */
  readonly errors: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly overTime: readonly LoadSecond[];
  /** Milliseconds after the start; null when nothing was signed or answered. */
  readonly firstSignedAtMs: number | null;
  readonly lastAnswerAtMs: number | null;
};

/** The end of an attempt; instants in milliseconds after the start. */
export type AttemptEnd = {
  readonly number: number;
  readonly outcome: Outcome;
  /** What the attempt before came to; null for the first. */
  readonly before: Outcome | null;
  readonly status: number | null;
  readonly error: string | null;
  readonly intendedAtMs: number;
  readonly sentAtMs: number;
  readonly endedAtMs: number;
};

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type CountKey = 'accepted' | 'rejected' | 'timedOut' | 'unreachable';

const COUNT_KEYS: Readonly<Record<Outcome, CountKey>> = {
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
  readonly seconds: readonly LoadSecond[];
  readonly answeredCount: number;
  readonly firstSignedAtMs: number | null;
  readonly lastAnswerAtMs: number | null;
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
  const seconds = new Map<number, Mutable<LoadSecond>>();
  const errors: Record<string, number> = {};
  const statuses: Record<string, number> = {};
  let answeredCount = 0;
  let firstSignedAtMs: number | null = null;
  let lastAnswerAtMs: number | null = null;

  const secondAt = (atMs: number): Mutable<LoadSecond> => {
    const second = Math.floor(atMs / 1000);
    let found = seconds.get(second);
    if (found === undefined) {
      found = { ...EMPTY_SECOND, second };
      seconds.set(second, found);
    }
    return found;
  };
  const sortedSeconds = () => [...seconds.values()].sort((a, b) => a.second - b.second);

  return {
    addSigned: (atMs) => {
      firstSignedAtMs ??= atMs;
    },
    addArrival: (atMs, lagMs) => {
      totals.events += 1;
      secondAt(atMs).arrived += 1;
      lags.add(lagMs);
    },
    addDropped: (atMs) => {
      totals.dropped += 1;
      secondAt(atMs).dropped += 1;
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
      if (end.error !== null) errors[end.error] = (errors[end.error] ?? 0) + 1;
      const second = secondAt(end.endedAtMs);
      second[key] += 1;
      if (end.outcome === 'unreachable') return;
      const latencyMs = end.endedAtMs - end.intendedAtMs;
      second.maxLatencyMs = Math.max(second.maxLatencyMs, Math.round(latencyMs * 1000) / 1000);
      latencies.add(latencyMs);
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
      for (const { second, maxLatencyMs, ...counts } of record.seconds) {
        const mine = secondAt(second * 1000);
        addCounts(mine, counts);
        mine.maxLatencyMs = Math.max(mine.maxLatencyMs, maxLatencyMs);
      }
      answeredCount += record.answeredCount;
      firstSignedAtMs = pickInstant(Math.min, [firstSignedAtMs, record.firstSignedAtMs]);
      lastAnswerAtMs = pickInstant(Math.max, [lastAnswerAtMs, record.lastAnswerAtMs]);
    },
    totals: () => ({ ...totals }),
    read: () => ({
      totals: { ...totals },
      latencyMs: latencies.read(),
      serviceMs: services.read(),
      lagMs: lags.read(),
      answeredCount,
      errors: { ...errors },
      statuses: { ...statuses },
      overTime: sortedSeconds(),
      firstSignedAtMs,
      lastAnswerAtMs,
    }),
    encode: () => ({
      totals: { ...totals },
      spans: { latency: latencies.encode(), service: services.encode(), lag: lags.encode() },
      errors,
      statuses,
      seconds: sortedSeconds(),
      answeredCount,
      firstSignedAtMs,
      lastAnswerAtMs,
    }),
  };
}

const EMPTY_SECOND: Omit<LoadSecond, 'second'> = {
  arrived: 0,
  dropped: 0,
  accepted: 0,
  rejected: 0,
  timedOut: 0,
  unreachable: 0,
  maxLatencyMs: 0,
};

function addCounts<Counts extends Readonly<Record<string, number>>>(
  to: Counts,
  counts: Partial<Counts>,
): void {
  const sums = to as Record<string, number>;
  for (const [key, count] of Object.entries(counts)) sums[key] = (sums[key] ?? 0) + (count ?? 0);
}

function pickInstant(
  choose: (a: number, b: number) => number,
  [a, b]: readonly [number | null, number | null],
): number | null {
  return a === null || b === null ? (a ?? b) : choose(a, b);
}
