import type { Task } from './contestant.ts';
import type { Figures } from './figures.ts';
import { runLoad } from './run-load.ts';

/** Runs a load at a rate and says how late the generator was, and how far off the rate. */
export async function runOpenLoad(task: Task, perSecond: number): Promise<Figures> {
  const flags = ['--rate', `${perSecond}/s`, '--duration', `${task.seconds}s`];
  const { rate, lagMs } = await runLoad(task, flags);
  return {
    lagP99Ms: lagMs.p99,
    rateError: Math.abs(rate.achievedPerSecond / (rate.intendedPerSecond ?? perSecond) - 1),
  };
}
