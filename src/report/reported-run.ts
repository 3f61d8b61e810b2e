import type { LoggedRun } from './logged-run.ts';
import type { ReportDetails } from './report-details.ts';

/** A run to render. */
export type ReportedRun = {
  readonly details: ReportDetails;
  /** Its deliveries with their bytes, for the forms that show them; null where none were kept. */
  readonly log: LoggedRun | null;
};
