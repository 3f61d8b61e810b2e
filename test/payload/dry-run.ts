import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { commandLine } from '../package/node-arguments.ts';

/** Where and under which settings a dry run takes place; nothing else of our own environment goes along. */
export type Surroundings = { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> };

/** Runs `run <scenarios> --dry-run` in a process of its own and gives what it prints. */
export async function dryRun(
  scenarios: readonly string[],
  { cwd = process.cwd(), env = {} }: Surroundings = {},
): Promise<string> {
  const flags = ['--dry-run', '--seed', '7', '--run-id', 'x'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...commandLine(), 'run', ...scenarios, ...flags],
    { cwd, env: { PATH: process.env.PATH, ...env }, maxBuffer: 2 ** 26 },
  );
  return stdout;
}
