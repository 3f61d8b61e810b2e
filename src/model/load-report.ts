import type { LoadEffects } from './load-effects.ts';
import type { LatencyMs, Report } from './report.ts';
import type { LatencyKey, LoadStage, WeightedKind } from './scenario.ts';

/**
 * An interval of a load: how many arrived or were dropped in it, and what the attempts that ended in it came to.
 *
 * @remarks A second at first; the longer a load lasts, the wider, so that there are never more than a few hundred.
 */
export type LoadInterval = {
  /** Milliseconds after the start of the load. */
  readonly startsAtMs: number;
  readonly widthMs: number;
  /** By the instants they were due, dropped ones included. */
  readonly arrived: number;
  readonly dropped: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly timedOut: number;
  readonly unreachable: number;
  /** From the intended instant; at most 1 % too high, `max` exact; null when there was none. */
  readonly latencyMs: LatencyMs;
  /** The most the generator was late by; null when nothing arrived. */
  readonly maxLagMs: number | null;
};

/** How many latencies lay between two bounds. */
export type LatencyBucket = { readonly fromMs: number; readonly toMs: number; readonly count: number };

/** How a load was set up: every choice that its figures hang on. */
export type LoadSetup = {
  readonly target: string;
  /** Null in the closed model. */
  readonly stages: readonly LoadStage[] | null;
  /** Null in the open model. */
  readonly connections: number | null;
  /** How many events the closed model sends; null in the open model, and when a file says it. */
  readonly events: number | null;
  /** Null in the closed model. */
  readonly maxInFlight: number | null;
  readonly workers: number;
  /** As in `2/4`. */
  readonly shard: string;
  readonly mix: readonly WeightedKind[];
  readonly timeoutMs: number;
  readonly drainMs: number;
  /** The name of the retry policy. */
  readonly retry: string;
  /** What was expected of `latencyMs`. */
  readonly latencyBoundsMs: Readonly<Partial<Record<LatencyKey, number>>>;
};

/** What a load came to: the report of a run, and what only a load has. */
export type LoadReport = Report & {
  /** `intendedPerSecond` is null in the closed model; both are null when nothing was answered or there was no time. */
  readonly rate: { readonly intendedPerSecond: number | null; readonly achievedPerSecond: number | null };
  /** From the intended instant: of all attempts that were answered or ran out of time. */
  readonly latencyMs: LatencyMs;
  /** The same attempts from the actual send. */
  readonly serviceMs: LatencyMs;
  /** How late the generator itself was. */
  readonly lagMs: Readonly<Record<'p50' | 'p99' | 'max', number | null>>;
  /** Processor time of this process, all threads, in milliseconds. */
  readonly cpuMs: number;
  readonly maxRssMiB: number;
  /** From the start to the end of the last attempt, in milliseconds of wall time. */
  readonly durationMs: number;
  readonly setup: LoadSetup;
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How often attempts had no whole answer, by what went wrong. */
  readonly errors: Readonly<Record<string, number>>;
  /** Without gaps, from the start to the last interval in which anything happened. */
  readonly overTime: readonly LoadInterval[];
  /** How often what was accepted was processed; null without a twin, and where nothing it was asked named a message. */
  readonly effects: LoadEffects | null;
  /** How `latencyMs` is spread; those without any are left out. */
  readonly latencyBuckets: readonly LatencyBucket[];
};
