import type { LoadReport } from '../model/load-report.ts';
import type { ReportDetails } from './report-details.ts';
import { NOTHING_UNEXPECTED } from './unexpected-book.ts';

/** The report of a load, and beside it what a page for people shows. */
export type LoadDetails = {
  readonly report: LoadReport;
  /** The command that sends the same load again, ready to paste; null when only a journal is left of it. */
  readonly repeat: string | null;
};

/** A load's details as those of a run, for what renders both. A load keeps no single deliveries. */
export function toReportDetails({ report, repeat }: LoadDetails): ReportDetails {
  return {
    report,
    durationMs: report.durationMs,
    interrupted: false,
    unfinishedCount: 0,
    byKind: [],
    lost: [],
    failures: [],
    unexpected: NOTHING_UNEXPECTED,
    repeat,
  };
}
