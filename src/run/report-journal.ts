import { JournalError } from '../errors/journal-error.ts';
import { readJournal } from '../journal/read-journal.ts';
import type { RunStarted } from '../model/journal.ts';
import { createReportBuilder, type ReportBuilder } from '../report/report-builder.ts';
import type { ReportDetails } from '../report/report-details.ts';
import { parseScenario } from '../scenario/parse-scenario.ts';

/**
 * Judges a recorded run again, from its journal alone.
 *
 * @returns What the run came to; `incomplete` or `fail` where the journal has no end.
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE`
 * @throws {@link ScenarioError} when the recorded scenario is none for this version
 */
export function reportJournal(path: string): ReportDetails {
  const problems: string[] = [];
  let report: ReportBuilder | null = null;
  let ended = false;
  for (const entry of readJournal(path, { onProblem: (problem) => problems.push(`${path}: ${problem}`) })) {
    if (report === null) {
      if (entry.kind !== 'run-started') throw unreadable(path);
      report = createReportBuilder(readScenarioOf(entry));
    }
    report.add(entry);
    ended = entry.kind === 'run-ended';
  }
  if (report === null) throw unreadable(path);
  for (const problem of problems) report.addProblem(problem);
  return report.finish({ interrupted: !ended, repeatCommand: null });
}

function readScenarioOf({ scenario }: RunStarted) {
  return parseScenario(scenario.text, { file: scenario.file ?? scenario.name });
}

function unreadable(path: string): JournalError {
  return new JournalError(
    'HL_JOURNAL_UNREADABLE',
    `Failed to report "${path}": it does not begin with a run. Give a file that --journal wrote.`,
  );
}
