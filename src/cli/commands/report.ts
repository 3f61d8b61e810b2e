import type { AddCommand } from '../add-command.ts';
import { addOutputFlags, type OutputFlags } from '../output-flags.ts';
import { collectReport, type ReportFlags, type SecretFlags, SHOW_SECRETS } from '../report-requests.ts';

/** `report`: renders recorded runs. */
export const addReportCommand: AddCommand = (program, world, finish) => {
  const command = program
    .command('report')
    .description('render recorded runs and loads; shards of a load as one')
    .argument('<journal...>', 'files that --journal wrote')
    .option(
      '--report <format[=file]>',
      'text, json, junit or html, to stdout or a file (repeatable; default: text)',
      collectReport,
    )
    .option(...SHOW_SECRETS);
  addOutputFlags(command, [
    'report run.jsonl',
    'report monday.jsonl tuesday.jsonl --report html=report.html --report junit=report.xml',
  ]);
  command.action(async (paths: readonly string[], flags: OutputFlags & ReportFlags & SecretFlags) => {
    const { reportJournals } = await import('../report-journals.ts');
    finish(reportJournals(paths, { flags, world }));
  });
};
