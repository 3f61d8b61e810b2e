import { isSecretHeader, MASKED } from '../catalog/secret-headers.ts';
import type { LoadReport } from '../model/load-report.ts';
import type { Scenario } from '../model/scenario.ts';
import type { RunSettings } from '../run/run-settings.ts';
import { quoteWord } from './quote-word.ts';
import type { Sending } from './sending.ts';
import type { TypedFlag } from './typed-flags.ts';

// Seed and run id are written from the settings, so that what was drawn is in the command too; and a journal holds one
// run, so that a second one must not be written to the same file.
const LEFT_OUT = new Set(['--seed', '--run-id', '--journal']);

/** Writes the command that repeats a run: what the user typed, with what was drawn or read off the clock filled in. */
export function writeRepeatCommand(
  { command, typed, flags }: Sending,
  run: { readonly scenario: Scenario; readonly settings: RunSettings },
): string {
  const { scenario, settings } = run;
  const { seed, runId, start } = settings;
  const kept = maskTyped(typed.filter(({ name }) => !LEFT_OUT.has(name)));
  const beganNow = flags.startAt === undefined && scenario.startsAt === undefined;
  const words = [
    'highlevel-mock',
    ...command,
    ...(command[0] === 'run' ? [scenario.file ?? scenario.name] : []),
    ...kept.flatMap(writeFlag),
    ...(beganNow ? ['--start-at', new Date(start.at).toISOString()] : []),
    ...['--seed', seed, '--run-id', runId],
  ];
  return words.map(quoteWord).join(' ');
}

/**
 * Writes the command that sends a load again: the same events at the same rate, only later.
 *
 * @param load.name The scenario as the user named it; undefined when a kind was.
 */
export function writeLoadCommand(
  { name, typed }: { readonly name: string | undefined; readonly typed: readonly TypedFlag[] },
  { seed, runId }: Pick<LoadReport, 'seed' | 'runId'>,
): string {
  const kept = maskTyped(typed.filter(({ name }) => !LEFT_OUT.has(name) && name !== '--wall-start'));
  const words = [
    ...['highlevel-mock', 'load', ...(name === undefined ? [] : [name])],
    ...kept.flatMap(writeFlag),
    ...['--seed', seed, '--run-id', runId],
  ];
  return words.map(quoteWord).join(' ');
}

function writeFlag({ name, value }: TypedFlag): readonly string[] {
  return value === null ? [name] : [name, value];
}

/** The command ends up where others read it, so a secret header keeps its name and loses its value. */
function maskTyped(typed: readonly TypedFlag[]): readonly TypedFlag[] {
  if (typed.some(({ name }) => name === '--show-secrets')) return typed;
  return typed.map((flag) => {
    const header = flag.name === '--header' ? (flag.value?.split(':', 1)[0] ?? '') : '';
    return isSecretHeader(header) ? { ...flag, value: `${header}: ${MASKED}` } : flag;
  });
}
