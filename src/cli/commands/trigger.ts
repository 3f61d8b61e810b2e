import type { AddCommand } from '../add-command.ts';
import { addOutputFlags } from '../output-flags.ts';
import { addSendFlags, type SendFlags } from '../send-flags.ts';
import { noteTypedFlags } from '../typed-flags.ts';

/** `trigger`: sends one event. */
export const addTriggerCommand: AddCommand = (program, world, finish) => {
  const command = program
    .command('trigger')
    .description('send one event')
    .argument('<kind>', 'what happened, as in call.voicemail; `events` lists the kinds');
  addSendFlags(command);
  addOutputFlags(command, [
    'trigger call.voicemail --target http://localhost:3000/webhooks --set callDuration=12',
    'trigger sms.sent --dry-run --set body="Hello there"',
  ]);
  const typed = noteTypedFlags(command);
  command.action(async (kind: string, flags: SendFlags) => {
    const { createOneStepScenario } = await import('../../run/one-step-scenario.ts');
    const { startSending } = await import('../start-sending.ts');
    const scenarios = [createOneStepScenario(kind, {})];
    finish(await startSending({ scenarios, flags, world, command: ['trigger', kind], typed }));
  });
};
