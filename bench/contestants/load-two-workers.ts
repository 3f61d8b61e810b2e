import { contend } from '../contestant.ts';
import { ABOUT_PER_SECOND, closedFlags, runLoad } from '../run-load.ts';

// This package with two threads, on both cores; the receiver shares them.
await contend(async (task) => {
  const events = 2 * task.seconds * ABOUT_PER_SECOND.signing;
  const { rate } = await runLoad(task, [...closedFlags(events), '--workers', '2']);
  return { perSecond: rate.achievedPerSecond };
});
