import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliWorld, OutputStream } from '../../src/cli/cli-world.ts';
import { runCli } from '../../src/cli/run-cli.ts';

/** What a command came to. */
export type Finished = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

/** What a test says about the world of a command; the rest is that of a pipeline with an empty environment. */
export type WorldOptions = {
  readonly env?: CliWorld['env'];
  readonly workingDirectory?: string;
  /** As in {@link CliWorld}. @default null, so that files of any user are used */
  readonly userId?: number;
  /** Whether stdout and stderr are a terminal of 100 columns. */
  readonly isTTY?: boolean;
  readonly stopSignal?: AbortSignal;
};

/** Runs a command line in a world made up for it. */
export async function runCommand(args: readonly string[], options: WorldOptions = {}): Promise<Finished> {
  const { isTTY = false } = options;
  const written = { stdout: '', stderr: '' };
  const streamTo = (name: keyof typeof written): OutputStream => ({
    write: (text) => {
      written[name] += text;
    },
    flush: async () => {},
    isTTY,
    columns: isTTY ? 100 : undefined,
  });
  const exitCode = await runCli({
    args,
    env: options.env ?? {},
    workingDirectory: options.workingDirectory ?? tmpdir(),
    userId: options.userId ?? null,
    stdout: streamTo('stdout'),
    stderr: streamTo('stderr'),
    stopSignal: options.stopSignal ?? new AbortController().signal,
    heedStops: (_notice, work) => work(),
  });
  return { exitCode, ...written };
}

/** Reads what a dry run printed. */
export function readLines(stdout: string): readonly Readonly<Record<string, unknown>>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** A folder for the length of a `describe`; read `path` inside tests only. */
export function useFolder(): { readonly path: string; file(name: string): string } {
  let path = '';
  before(() => {
    path = mkdtempSync(join(tmpdir(), 'highlevel-mock-cli-'));
  });
  after(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return {
    get path() {
      return path;
    },
    file: (name) => join(path, name),
  };
}
