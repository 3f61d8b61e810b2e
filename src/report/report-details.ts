import type { Outcome } from '../model/delivery.ts';
import type { Report } from '../model/report.ts';
import type { SourcePosition } from '../model/scenario.ts';

/** What became of the events of one kind. */
export type KindRow = {
  readonly kind: string;
  readonly events: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly timedOut: number;
  readonly unreachable: number;
  /** Deliveries with more than one attempt. */
  readonly retried: number;
  readonly lost: number;
};

/** One delivery shown as an example. */
export type DeliverySample = {
  readonly deliveryId: string;
  readonly kind: string;
  readonly stepId: string | null;
  /** The step's place in the scenario, as in `steps[2]`. */
  readonly stepPath: string;
  readonly attempts: number;
  /** One line on what the last attempt came to, as in `500 "database is down"`. */
  readonly cameBack: string;
};

/** A failed expectation with its place and what it failed on. */
export type FailedExpectation = {
  /** The name it has among the report's expectations. */
  readonly expectation: string;
  /** Null for what is expected without being written down. */
  readonly position: SourcePosition | null;
  /** The first deliveries it failed on, at most 20; empty for expectations of the run. */
  readonly samples: readonly DeliverySample[];
};

/** One key of a step's expectation that a delivery did not meet, as a person reads it. */
export type UnmetExpectation = { readonly expected: string; readonly actual: string };

/** The deliveries that did not meet what their steps expect. */
export type Unexpected = {
  /** How many there are, by how they ended. */
  readonly counts: Readonly<Record<Outcome, number>>;
  /** What each of them did not meet, by delivery id; the first 10,000. */
  readonly byDelivery: ReadonlyMap<string, readonly UnmetExpectation[]>;
};

/** The report of a run, and beside it what a page for people shows. */
export type ReportDetails = {
  readonly report: Report;
  /** How long the run took in wall time, without the pause before a resumption. */
  readonly durationMs: number;
  /** Whether the run ended before its story did. */
  readonly interrupted: boolean;
  /** Events whose delivery had begun or was planned when an interrupted run ended. */
  readonly unfinishedCount: number;
  /** In the order the kinds first came up. */
  readonly byKind: readonly KindRow[];
  /** The first lost deliveries, at most 20. */
  readonly lost: readonly DeliverySample[];
  readonly failures: readonly FailedExpectation[];
  readonly unexpected: Unexpected;
  /** The command that plays the same run again, ready to paste; null where there is none. */
  readonly repeat: string | null;
};
