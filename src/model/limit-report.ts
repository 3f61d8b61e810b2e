import type { LoadReport } from './load-report.ts';
import type { Verdict } from './report.ts';

/**
 * What became of a rate: it held all bounds with nothing dropped; it broke one; the generator itself was late
 * or failed (`late`), which says nothing of the receiver; or the search was stopped.
 */
export type RateOutcome = 'held' | 'broken' | 'late' | 'stopped';

/** One rate that was tried: a load of its own. */
export type LimitStep = {
  readonly runId: string;
  readonly ratePerSecond: number;
  readonly outcome: RateOutcome;
  /** Why it did not hold; null when it did. */
  readonly reason: string | null;
  readonly report: LoadReport;
};

/** What a search for the highest rate came to. */
export type LimitReport = {
  readonly version: 1;
  readonly tool: string;
  readonly scenario: string;
  readonly seed: string;
  /** Each step has one of its own that begins with it. */
  readonly runId: string;
  readonly startedAt: string;
  /** `pass` when a rate held and the generator was not the limit, `fail` when not even the first rate held. */
  readonly verdict: Verdict;
  readonly problems: readonly string[];
  readonly limit: {
    /** The highest rate that held; null when none did. */
    readonly heldPerSecond: number | null;
    /** The lowest rate above it that did not; null when all held. */
    readonly beyondPerSecond: number | null;
    readonly beyond: Exclude<RateOutcome, 'held' | 'stopped'> | null;
  };
  /** In the order in which they were tried. */
  readonly steps: readonly LimitStep[];
};
