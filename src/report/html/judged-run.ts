import type { LoggedDelivery, LoggedRun } from '../logged-run.ts';
import type { ReportDetails, UnmetExpectation } from '../report-details.ts';

/** One event as a page shows it, with what was expected of it and did not come. */
export type JudgedDelivery = LoggedDelivery & {
  /** Empty when it met what its step expects, or nothing is expected. */
  readonly unmet: readonly UnmetExpectation[];
};

/** What a page shows of a run beside its report. */
export type JudgedRun = Omit<LoggedRun, 'deliveries'> & { readonly deliveries: readonly JudgedDelivery[] };

/** Joins the deliveries of a run with the judgement of each. */
export function joinJudgement(log: LoggedRun, { unexpected }: Pick<ReportDetails, 'unexpected'>): JudgedRun {
  const deliveries = log.deliveries.map((delivery) => ({
    ...delivery,
    unmet: unexpected.byDelivery.get(delivery.deliveryId) ?? [],
  }));
  return { ...log, deliveries };
}
