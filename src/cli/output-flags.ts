import type { Command } from 'commander';
import type { CliWorld, OutputStream } from './cli-world.ts';

/** The flags every command has. */
export type OutputFlags = { readonly json?: true; readonly color: boolean; readonly debug?: true };

/** Adds `--json`, `--no-color`, `--debug` and the examples to a command. */
export function addOutputFlags(command: Command, examples: readonly [string, string]): Command {
  command
    .option('--json', 'print the machine-readable result on stdout, and nothing else there')
    .option('--no-color', 'print without colours (NO_COLOR does the same, FORCE_COLOR the opposite)')
    .option('--debug', 'print the stack of an error');
  return addExamples(command, examples);
}

/** Adds two examples to the help of a command. */
export function addExamples(command: Command, examples: readonly [string, string]): Command {
  const lines = examples.map((example) => `  $ highlevel-mock ${example}\n`);
  return command
    .helpOption('-h, --help', 'show this help')
    .addHelpText('after', `\nExamples:\n${lines.join('')}`);
}

/**
 * Whether to print in colour: `--no-color` and NO_COLOR (https://no-color.org) say no, FORCE_COLOR
 * (https://force-color.org) says yes, or no with `0` or `false`; else only a terminal gets colours.
 */
export function usesColor(flags: OutputFlags, world: CliWorld, stream: OutputStream = world.stdout): boolean {
  const { NO_COLOR: never, FORCE_COLOR: forced } = world.env;
  if (!flags.color || never) return false;
  return forced ? !['0', 'false'].includes(forced) : stream.isTTY;
}
