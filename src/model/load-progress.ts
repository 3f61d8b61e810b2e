import type { LatencyMs, Totals } from './report.ts';

/** How a load stands while it goes on. */
export type LoadProgress = {
  /** Since the start of the load. */
  readonly elapsedMs: number;
  /** When the last stage ends; null in the closed model. */
  readonly endsAtMs: number | null;
  /** How many events there will be; null where that is not known. */
  readonly plannedEvents: number | null;
  /** Since the last report of progress; `intendedPerSecond` is what the stages say of this instant. */
  readonly rate: {
    readonly intendedPerSecond: number | null;
    readonly arrivedPerSecond: number;
    readonly answeredPerSecond: number;
  };
  /** Attempts without an answer yet. */
  readonly inFlight: number;
  /** Arrivals that wait for an earlier event of the same contact. */
  readonly waiting: number;
  /** Since the last report of progress, from the intended instant. */
  readonly latencyMs: Pick<LatencyMs, 'p50' | 'p99'>;
  readonly totals: Totals;
  readonly statuses: Readonly<Record<string, number>>;
  readonly errors: Readonly<Record<string, number>>;
};
