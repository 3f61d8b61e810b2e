import type { AddCommand } from '../add-command.ts';
import { addOutputFlags, type OutputFlags } from '../output-flags.ts';
import { collectReport, type ReportFlags, settleReports } from '../report-requests.ts';

/** `demo`: plays the shipped scenarios against a receiver of our own. */
export const addDemoCommand: AddCommand = (program, world, finish) => {
  const command = program
    .command('demo')
    .description('play the shipped scenarios against an embedded receiver; needs nothing else')
    .option(
      '--report <format[=file]>',
      'text, json, junit or html, to stdout or a file (repeatable; default: text)',
      collectReport,
    );
  addOutputFlags(command, ['demo', 'demo --report html=report.html']);
  command.action(async (flags: OutputFlags & ReportFlags) => {
    const { playShippedScenarios } = await import('../play-shipped-scenarios.ts');
    const { printReports } = await import('../print-reports.ts');
    const requests = settleReports(flags);
    finish(printReports(await playShippedScenarios(world, requests), { requests, flags, world }));
  });
};
