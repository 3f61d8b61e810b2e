import type { Task } from './contestant.ts';
import type { Figures } from './figures.ts';
import { runLoad } from './run-load.ts';

/** Runs a load at a rate and says how late the generator was, and how far off the rate. */
export async function runOpenLoad(task: Task, perSecond: number): Promise<Figures> {
  const flags = ['--rate', `${perSecond}/s`, '--duration', `${task.seconds}s`];
  const { overTime, lagMs } = await runLoad(task, flags);
  // Answers of the stage alone: the lead before it and the end of the last answer are no part of the rate.
  const inStage = overTime.filter(({ startsAtMs }) => startsAtMs < task.seconds * 1000);
  const accepted = inStage.reduce((sum, one) => sum + one.accepted, 0);
  return {
    lagP99Ms: lagMs.p99,
    rateError: Math.abs(accepted / (perSecond * task.seconds) - 1),
  };
}
