import type { Scenario } from '../model/scenario.ts';
import type { RunSettings } from '../run/run-settings.ts';
import type { Sending } from './start-sending.ts';

// These are written from the settings, so that what was drawn is in the command too.
const SETTLED = new Set(['--seed', '--run-id']);

/** Writes the command that repeats a run: what the user typed, with seed and run id filled in. */
export function writeRepeatCommand(
  sending: Sending,
  run: { readonly scenario: Scenario; readonly settings: RunSettings },
): string {
  const { command, world, scenarios } = sending;
  const named = new Set([...command, ...scenarios.map(({ file }) => file ?? '')]);
  const typed = withoutSettled(world.args).filter((word) => !named.has(word));
  const subject = command[0] === 'run' ? [...command, run.scenario.file ?? run.scenario.name] : command;
  const words = [
    'highlevel-mock',
    ...subject,
    ...typed,
    '--seed',
    run.settings.seed,
    '--run-id',
    run.settings.runId,
  ];
  return words.map(quote).join(' ');
}

function withoutSettled(args: readonly string[]): readonly string[] {
  return args.filter(
    (word, at) => !SETTLED.has(word.split('=')[0] ?? '') && !SETTLED.has(args[at - 1] ?? ''),
  );
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
