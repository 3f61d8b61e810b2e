import { addOutputFlags, type OutputFlags } from '../output-flags.ts';
import { collectReport, type ReportFlags, settleReports } from '../report-requests.ts';
import type { AddCommand } from '../run-cli.ts';

/** `report`: renders recorded runs. */
export const addReportCommand: AddCommand = (program, world, finish) => {
  const command = program
    .command('report')
    .description('render recorded runs')
    .argument('<journal...>', 'files that --journal wrote')
    .option(
      '--report <format[=file]>',
      'text or json, to stdout or a file (repeatable; default: text)',
      collectReport,
    );
  addOutputFlags(command, ['report run.jsonl', 'report monday.jsonl tuesday.jsonl --json']);
  command.action(async (paths: readonly string[], flags: OutputFlags & ReportFlags) => {
    const { reportJournal } = await import('../../run/report-journal.ts');
    const { printReports } = await import('../print-reports.ts');
    const requests = settleReports(flags);
    finish(printReports(paths.map(reportJournal), { requests, flags, world }));
  });
};
