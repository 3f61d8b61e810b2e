import { readJournal } from '../journal/read-journal.ts';
import { reportLoads } from '../load/report-loads.ts';
import { combineVerdicts } from '../report/combine-verdicts.ts';
import { reportJournal } from '../run/report-journal.ts';
import type { CliWorld } from './cli-world.ts';
import { exitCodeOf } from './exit-codes.ts';
import type { OutputFlags } from './output-flags.ts';
import { printLoadReports } from './print-load-reports.ts';
import { printReports } from './print-reports.ts';
import { type ReportFlags, type SecretFlags, settleReports } from './report-requests.ts';
import { watchRun } from './watch-run.ts';

/**
 * Reports what journals have recorded: runs one by one, shards of a load as one.
 *
 * @returns The exit code of the verdict of all together.
 */
export function reportJournals(
  paths: readonly string[],
  { flags, world }: { readonly flags: OutputFlags & ReportFlags & SecretFlags; readonly world: CliWorld },
): number {
  const requests = settleReports(flags);
  const ofLoads = paths.filter(isLoad);
  const runs = paths
    .filter((path) => !ofLoads.includes(path))
    .map((path) => {
      const watch = watchRun(requests, flags);
      return watch.report(reportJournal(path, watch.consumers));
    });
  if (ofLoads.length === 0) return printReports(runs, { requests, flags, world });
  const loads = reportLoads(ofLoads);
  printLoadReports(
    { loads: loads.map((report) => ({ report, repeat: null })), runs },
    { requests, flags, world },
  );
  const reports = [...runs.map(({ details }) => details.report), ...loads];
  return exitCodeOf(combineVerdicts(reports.map(({ verdict }) => verdict)));
}

function isLoad(path: string): boolean {
  for (const { kind } of readJournal(path)) return kind.startsWith('load-');
  return false;
}
