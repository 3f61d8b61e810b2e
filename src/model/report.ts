import type { LatencyKey } from './scenario.ts';

export type Verdict = 'pass' | 'fail' | 'incomplete';

/** Counts of a run. `deliveries = accepted + rejected + timedOut + unreachable`, by last attempt. */
export type Totals = {
  /** Every planned event: repeats and dropped ones included. */
  readonly events: number;
  readonly dropped: number;
  readonly deliveries: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly timedOut: number;
  readonly unreachable: number;
  /** Deliveries of steps with a fault. */
  readonly faulted: number;
  readonly attempts: number;
  /** Deliveries with more than one attempt. */
  readonly retried: number;
  /** Deliveries without a fault that HighLevel would not send again. */
  readonly lost: number;
  readonly duplicates: number;
};

/** Latencies of answered attempts in milliseconds; null when none was answered. */
export type LatencyMs = Readonly<Record<LatencyKey, number | null>>;

/** One judged expectation. */
export type ExpectationResult = {
  readonly name: string;
  readonly verdict: Verdict;
  readonly expected: string;
  readonly actual: string;
  readonly stepId?: string;
};

/** What a run came to: the machine-readable report. */
export type Report = {
  readonly version: 1;
  readonly tool: string;
  readonly scenario: string;
  readonly seed: string;
  readonly runId: string;
  readonly startedAt: string;
  readonly verdict: Verdict;
  readonly problems: readonly string[];
  readonly totals: Totals;
  readonly latencyMs: LatencyMs;
  readonly expectations: readonly ExpectationResult[];
};
