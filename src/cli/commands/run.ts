import type { AddCommand } from '../run-cli.ts';
import { addOutputFlags } from '../output-flags.ts';
import { addSendFlags, type SendFlags } from '../send-flags.ts';

/** `run`: plays scenarios against a receiver. */
export const addRunCommand: AddCommand = (program, world, finish) => {
  const command = program
    .command('run')
    .description('play scenarios against a receiver')
    .argument('<scenario...>', 'files, or names of shipped scenarios');
  addSendFlags(command);
  addOutputFlags(command, [
    'run answered-call --target http://localhost:3000/webhooks',
    'run scenarios/*.yaml --target http://localhost:3000/webhooks --seed 7 --report json=report.json',
  ]);
  command.action(async (names: readonly string[], flags: SendFlags) => {
    const { findScenario } = await import('../../run/shipped-scenarios.ts');
    const { sendScenarios } = await import('../send-scenarios.ts');
    finish(await sendScenarios({ scenarios: names.map(findScenario), flags, world, command: ['run'] }));
  });
};
