import type { LatencyMs, Report } from './report.ts';

/** One second of a load: how many arrived or were dropped in it, and what attempts that ended in it came to. */
export type LoadSecond = {
  readonly second: number;
  readonly arrived: number;
  readonly dropped: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly timedOut: number;
  readonly unreachable: number;
  readonly maxLatencyMs: number;
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
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How often attempts had no whole answer, by what went wrong. */
  readonly errors: Readonly<Record<string, number>>;
  readonly overTime: readonly LoadSecond[];
};
