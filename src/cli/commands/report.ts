import type { AddCommand } from '../add-command.ts';
import { addOutputFlags, type OutputFlags } from '../output-flags.ts';
import { collectReport, type ReportFlags, settleReports } from '../report-requests.ts';

/** `report`: renders recorded runs. */
export const addReportCommand: AddCommand = (program, world, finish) => {
  const command = program
    .command('report')
    .description('render recorded runs')
    .argument('<journal...>', 'files that --journal wrote')
    .option(
      '--report <format[=file]>',
      'text, json, junit or html, to stdout or a file (repeatable; default: text)',
      collectReport,
    );
  addOutputFlags(command, [
    'report run.jsonl',
    'report monday.jsonl tuesday.jsonl --report html=report.html --report junit=report.xml',
  ]);
  command.action(async (paths: readonly string[], flags: OutputFlags & ReportFlags) => {
    const { reportJournal } = await import('../../run/report-journal.ts');
    const { printReports } = await import('../print-reports.ts');
    const requests = settleReports(flags);
    const { watchRun } = await import('../watch-run.ts');
    const runs = paths.map((path) => {
      const watch = watchRun(requests);
      return watch.report(reportJournal(path, watch.consumers));
    });
    finish(printReports(runs, { requests, flags, world }));
  });
};
