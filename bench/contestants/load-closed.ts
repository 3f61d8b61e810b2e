import { contend } from '../contestant.ts';
import { ABOUT_PER_SECOND, closedFlags, runLoad } from '../run-load.ts';

// This package: makes, signs and sends, over 50 connections.
await contend(async (task) => {
  const { rate, cpuMs, totals } = await runLoad(task, closedFlags(task.seconds * ABOUT_PER_SECOND.signing));
  return { perSecond: rate.achievedPerSecond, cpuMicros: (cpuMs * 1000) / totals.events };
});
