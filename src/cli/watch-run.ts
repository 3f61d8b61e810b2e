import type { JournalEntry } from '../model/journal.ts';
import { createDeliveryLog } from '../report/delivery-log.ts';
import { showsDeliveries } from '../report/render-report.ts';
import type { ReportDetails } from '../report/report-details.ts';
import type { ReportedRun } from '../report/reported-run.ts';
import type { ReportRequest, SecretFlags } from './report-requests.ts';

/** What a command keeps of a run for the reports it was asked for. */
export type RunWatch = {
  /** To be told everything that happens; empty where the reports need no more than the run's details. */
  readonly consumers: readonly ((entry: JournalEntry) => void)[];
  /** Puts together what the reports are made of. */
  report(details: ReportDetails): ReportedRun;
};

/** Watches one run: deliveries are logged only for a report that shows them. */
export function watchRun(requests: readonly ReportRequest[], { showSecrets }: SecretFlags = {}): RunWatch {
  if (!requests.some(({ format }) => showsDeliveries(format))) {
    return { consumers: [], report: (details) => ({ details, log: null }) };
  }
  const log = createDeliveryLog({ showSecrets: showSecrets === true });
  return { consumers: [log.add], report: (details) => ({ details, log: log.read() }) };
}
