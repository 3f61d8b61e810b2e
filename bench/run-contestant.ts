import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Task } from './contestant.ts';
import type { Figures } from './figures.ts';
import type { Contestant } from './goals.ts';
import { isInstalled } from './sink.ts';

/** What a contestant needs besides this repository. */
const NEEDS: Readonly<Partial<Record<Contestant, string>>> = {
  'wrk-corpus': 'wrk',
  'openssl-speed': 'openssl',
};

/** Which contestants have both cores. */
const ON_BOTH_CORES: readonly Contestant[] = ['load-two-workers'];

/** Whether a contestant can run here. */
export function canRun(contestant: Contestant): boolean {
  const program = NEEDS[contestant];
  return program === undefined || isInstalled(program);
}

/** Runs a contestant in a process of its own, pinned to core 0, or to both where that is its point. */
export function runContestant(contestant: Contestant, task: Task): Figures {
  const script = fileURLToPath(new URL(`contestants/${contestant}.ts`, import.meta.url));
  const cores = ON_BOTH_CORES.includes(contestant) ? '0,1' : '0';
  const args = ['-c', cores, process.execPath, '--import', 'tsx', script, JSON.stringify(task)];
  const text = execFileSync('taskset', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(text.trim().split('\n').at(-1) ?? '{}') as Figures;
}
