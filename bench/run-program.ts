import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A program to run, on processors of its own. */
export type ProgramStart = {
  readonly command: string;
  readonly args: readonly string[];
  /** Processors as `taskset -c` takes them: `0`, or `0,1`. */
  readonly cores: string;
  readonly env: NodeJS.ProcessEnv;
  /** Where it runs. */
  readonly folder: string;
};

/** A program that has come to its end. */
export type ProgramEnd = { readonly exitCode: number; readonly stdout: string };

/** A program that runs; what it says has to be read. */
export type RunningProgram = ChildProcessByStdio<null, Readable, Readable>;

/** Sends events from here; receivers have the other core. */
export const SENDER_CORE = '0';
export const RECEIVER_CORE = '1';
export const BOTH_CORES = '0,1';

/** Longer than anything takes, so that nothing hangs for good. */
const TIMEOUT_MS = 5 * 60_000;
const STDERR_CHARACTERS = 2_000;

const running = new Set<RunningProgram>();
// A bench that is interrupted leaves nothing behind.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program that runs until it is killed; at the end of this process at the latest. */
export function startProgram({ command, args, cores, env, folder }: ProgramStart): RunningProgram {
  // taskset becomes the program: the process id is the program's.
  const child = spawn('taskset', ['-c', cores, command, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end.
 *
 * @param exitCodes Those that are fine.
 * @throws When it ends otherwise or takes too long, with the end of what it said.
 */
export async function runProgram(
  start: ProgramStart,
  { exitCodes = [0], onStart }: { readonly exitCodes?: readonly number[]; onStart?(pid: number): void } = {},
): Promise<ProgramEnd> {
  const child = startProgram(start);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_CHARACTERS);
  });
  if (child.pid !== undefined) onStart?.(child.pid);
  const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (exitCode !== null && exitCodes.includes(exitCode)) return { exitCode, stdout };
    const reason = exitCode === null ? 'it was killed' : `it ended with ${exitCode}`;
    throw new Error(
      `Failed to run "${[start.command, ...start.args].join(' ')}": ${reason}. It said: ${stderr}`,
    );
  } finally {
    clearTimeout(timer);
  }
}
