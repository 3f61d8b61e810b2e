import { spawn } from 'node:child_process';
import { MIX_FILE } from './bench-events.ts';
import type { Task } from './contestant.ts';

/** The part of a load's report that is read here. */
export type LoadResult = {
  readonly totals: { readonly accepted: number; readonly dropped: number; readonly events: number };
  readonly rate: { readonly intendedPerSecond: number | null; readonly achievedPerSecond: number };
  readonly overTime: readonly { readonly startsAtMs: number; readonly accepted: number }[];
  readonly lagMs: { readonly p99: number };
  readonly maxRssMiB: number;
  readonly cpuMs: number;
};

/** Runs `load` as a user does, and gives its report. Every event sent must have been accepted. */
export async function runLoad(
  { cli, url, folder }: Task,
  flags: readonly string[],
  onStart: (pid: number) => void = () => undefined,
): Promise<LoadResult> {
  const args = [
    cli,
    'load',
    MIX_FILE,
    '--target',
    url,
    '--retry',
    'none',
    '--run-id',
    'bench',
    '--json',
    ...flags,
  ];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (written.stdout += chunk));
  child.stderr.on('data', (chunk: Buffer) => (written.stderr += chunk));
  onStart(child.pid ?? 0);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (written.stdout === '') throw new Error(`load ended with ${code}: ${written.stderr}`);
  const report = JSON.parse(written.stdout) as LoadResult;
  const { accepted, dropped, events } = report.totals;
  if (accepted + dropped !== events) {
    throw new Error(`load: ${accepted} of ${events - dropped} events sent were accepted`);
  }
  return report;
}

/** About how many events a second the fastest sender sends, to choose how many make so many seconds. */
export const ABOUT_PER_SECOND = { signing: 22_000, replaying: 100_000 } as const;

/** The flags of the closed model all contestants are measured in. */
export function closedFlags(events: number): readonly string[] {
  return ['--connections', '50', '--as-fast-as-possible', '--events', String(Math.round(events))];
}
