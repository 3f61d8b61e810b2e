import { type LoadsToReport, renderLoadReport } from '../report/render-load-report.ts';
import type { CliWorld } from './cli-world.ts';
import { type OutputFlags, usesColor } from './output-flags.ts';
import { writeReport } from './print-reports.ts';
import type { ReportRequest } from './report-requests.ts';

/**
 * Prints reports of loads, and of runs beside them.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when a report's file cannot be written, or a page would have to hold
 * more than one load
 */
export function printLoadReports(
  given: LoadsToReport,
  how: { readonly requests: readonly ReportRequest[]; readonly flags: OutputFlags; readonly world: CliWorld },
): void {
  const { flags, world } = how;
  for (const { format, file } of how.requests) {
    const color = file === null && usesColor(flags, world);
    const text = renderLoadReport(given, format, { color, width: world.stdout.columns ?? 80 });
    if (file === null) world.stdout.write(text);
    else writeReport(file, text);
  }
}
