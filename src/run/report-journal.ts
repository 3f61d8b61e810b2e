import { JournalError } from '../errors/journal-error.ts';
import { readJournal } from '../journal/read-journal.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { Verdict } from '../model/report.ts';
import { createReportBuilder, type ReportBuilder } from '../report/report-builder.ts';
import type { ReportDetails } from '../report/report-details.ts';
import { readRecordedScenario } from './read-recorded-scenario.ts';

/**
 * Judges a recorded run again, from its journal alone.
 *
 * @param consumers Told every entry, in order.
 * @returns What the run came to; `incomplete` or `fail` where the journal has no end.
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE`
 * @throws {@link ScenarioError} when the recorded scenario is none for this version
 */
export function reportJournal(
  path: string,
  consumers: readonly ((entry: JournalEntry) => void)[] = [],
): ReportDetails {
  const problems: string[] = [];
  let report: ReportBuilder | null = null;
  let recordedVerdict: Verdict | null = null;
  for (const entry of readJournal(path, { onProblem: (problem) => problems.push(`${path}: ${problem}`) })) {
    if (report === null) {
      if (entry.kind !== 'run-started') throw unreadable(path);
      report = createReportBuilder(readRecordedScenario(entry));
    }
    report.add(entry);
    for (const consume of consumers) consume(entry);
    recordedVerdict = entry.kind === 'run-ended' ? entry.verdict : null;
  }
  if (report === null) throw unreadable(path);
  for (const problem of problems) report.addProblem(problem);
  const details = report.finish({ interrupted: recordedVerdict === null });
  // A run that was stopped between two events leaves nothing open; only its own verdict tells.
  const wasStopped = recordedVerdict === 'incomplete' && details.report.verdict === 'pass';
  return wasStopped ? report.finish({ interrupted: true }) : details;
}

function unreadable(path: string): JournalError {
  return new JournalError(
    'HL_JOURNAL_UNREADABLE',
    `Failed to report "${path}": it does not begin with a run. Give a file that --journal wrote.`,
  );
}
