import { writeFileSync } from 'node:fs';
import { combineVerdicts } from '../report/combine-verdicts.ts';
import { renderReport } from '../report/render-report.ts';
import type { ReportedRun } from '../report/reported-run.ts';
import type { CliWorld } from './cli-world.ts';
import { exitCodeOf } from './exit-codes.ts';
import { type OutputFlags, usesColor } from './output-flags.ts';
import { failedToWrite, type ReportRequest } from './report-requests.ts';

/**
 * Prints the reports that were asked for.
 *
 * @returns The exit code of the runs' verdict together.
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when a report's file cannot be written
 */
export function printReports(
  runs: readonly ReportedRun[],
  how: { readonly requests: readonly ReportRequest[]; readonly flags: OutputFlags; readonly world: CliWorld },
): number {
  for (const { format, file } of how.requests) {
    const color = file === null && usesColor(how.flags, how.world);
    const text = renderReport(runs, format, { color, width: how.world.stdout.columns ?? 80 });
    if (file === null) how.world.stdout.write(text);
    else writeReport(file, text);
  }
  return exitCodeOf(combineVerdicts(runs.map(({ details }) => details.report.verdict)));
}

/**
 * Writes a report to its file.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when it cannot be written
 */
export function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw failedToWrite(file, error);
  }
}
