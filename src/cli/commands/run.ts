import type { AddCommand } from '../add-command.ts';
import { GROUPS } from '../option-groups.ts';
import { addOutputFlags } from '../output-flags.ts';
import { addSendFlags, type SendFlags } from '../send-flags.ts';
import { noteTypedFlags } from '../typed-flags.ts';

/** `run`: plays scenarios against a receiver. */
export const addRunCommand: AddCommand = (program, world, finish) => {
  const command = program
    .command('run')
    .description('play scenarios against a receiver')
    .argument('[scenario...]', 'files, or names of shipped scenarios')
    .optionsGroup(GROUPS.target)
    .option(
      '--resume <file.jsonl>',
      'go on with a recorded run that was cut off; takes everything from its journal',
    );
  addSendFlags(command);
  addOutputFlags(command, [
    'run answered-call --target http://localhost:3000/webhooks',
    'run scenarios/*.yaml --target http://localhost:3000/webhooks --seed 7 --report json=report.json',
  ]);
  const typed = noteTypedFlags(command);
  command.action(async (names: readonly string[], flags: SendFlags & { readonly resume?: string }) => {
    if (flags.resume !== undefined) {
      const { resumeRun } = await import('../resume-run.ts');
      const given = Object.keys(flags).filter((name) => command.getOptionValueSource(name) === 'cli');
      return finish(await resumeRun({ path: flags.resume, names, given, flags, world }));
    }
    if (names.length === 0) return command.error("missing required argument 'scenario'");
    const { loadScenarios } = await import('../../run/load-scenario.ts');
    const { startSending } = await import('../start-sending.ts');
    finish(
      await startSending({ scenarios: await loadScenarios(names), flags, world, command: ['run'], typed }),
    );
  });
};
