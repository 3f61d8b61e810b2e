import type { LoadReport } from '../../src/model/load-report.ts';
import type { BenchWorld } from '../bench-world.ts';
import { CLI, CONNECTIONS, TRAFFIC } from '../paths.ts';
import { runProgram, SENDER_CORE } from '../run-program.ts';

/** What a load is told, besides whose events it sends and where. */
export type LoadCommand = {
  readonly flags: readonly string[];
  /** @default the sender's */
  readonly cores?: string;
  /** Is given the process id once it runs. */
  onStart?(pid: number): void;
};

/** What `load` exits with when the verdict is incomplete: the generator was late. That is a figure here. */
const INCOMPLETE = 3;

/** The flags of the closed model. */
export function asFastAsPossible(events: number): readonly string[] {
  return [...OVER_CONNECTIONS, '--events', String(events)];
}

/** The flags for sending a corpus as fast as it goes. */
export const OVER_CONNECTIONS = ['--connections', String(CONNECTIONS), '--as-fast-as-possible'] as const;

/**
 * Runs the command `load` as users have it.
 *
 * @throws When it fails, or an event that was sent was not answered with 204.
 */
export async function runLoadCommand(
  { receiver, env, folder }: BenchWorld,
  { flags, cores = SENDER_CORE, onStart }: LoadCommand,
): Promise<LoadReport> {
  const target = ['--target', receiver.url, '--retry', 'none', '--json'];
  const args = [CLI, 'load', TRAFFIC, ...target, ...flags];
  const { stdout } = await runProgram(
    { command: process.execPath, args, cores, env, folder },
    { exitCodes: [0, INCOMPLETE], ...(onStart && { onStart }) },
  );
  return readLoadReport(stdout);
}

/** Reads the report of a load. @throws When an event that was sent was not answered with 204. */
export function readLoadReport(json: string): LoadReport {
  const report = JSON.parse(json) as LoadReport;
  const { deliveries } = report.totals;
  if (deliveries > 0 && report.statuses['204'] === deliveries) return report;
  const found = JSON.stringify({ totals: report.totals, statuses: report.statuses, errors: report.errors });
  throw new Error(`Failed to measure a load: not every event sent was answered with 204, but ${found}.`);
}

/** What a load did in a second, by its own report: answers over the time from the first signature to the last answer. */
export function readLoadRate({ rate, totals }: LoadReport): {
  readonly answered: number;
  readonly perSecond: number;
} {
  return { answered: totals.deliveries, perSecond: rate.achievedPerSecond ?? 0 };
}
