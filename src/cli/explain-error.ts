import { CommanderError } from 'commander';
import { escapeLines } from '../errors/escape-text.ts';
import { isHarnessError } from '../errors/harness-error.ts';
import { hideKeys } from '../errors/hide-keys.ts';
import type { CliWorld } from './cli-world.ts';
import { EXIT } from './exit-codes.ts';

/**
 * Writes to stderr what ended the program, with the stack only under `--debug`.
 *
 * @returns The exit code.
 */
export function explainError(error: unknown, world: Pick<CliWorld, 'args' | 'stderr'>): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.pass : EXIT.usage;
  const debug = world.args.includes('--debug');
  if (isHarnessError(error)) {
    world.stderr.write(`${escapeLines((debug && error.stack) || error.message)}\n`);
    return EXIT.usage;
  }
  const detail =
    error instanceof Error ? (debug ? error.stack : `${error.name}: ${error.message}`) : String(error);
  world.stderr.write(
    `A defect of highlevel-mock, not of your receiver: ${escapeLines(hideKeys(`${detail}`))}\n` +
      `${debug ? '' : 'Run it again with --debug for the stack, and report it with the scenario and the seed.\n'}`,
  );
  return EXIT.defect;
}
