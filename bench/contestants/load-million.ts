import { readFileSync } from 'node:fs';
import { contend } from '../contestant.ts';
import { closedFlags, runLoad } from '../run-load.ts';

const EVENTS = 1_000_000;
const EVERY_MS = 100;

// This package: a million signed events; what memory it holds at 200,000 of them, at all of them, and at most.
await contend(async (task) => {
  const seen: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  const { maxRssMiB } = await runLoad(task, closedFlags(EVENTS), (pid) => {
    timer = setInterval(() => seen.push(residentMiB(pid)), EVERY_MS);
  });
  clearInterval(timer);
  const early = meanOf(seen, 0.2);
  const late = meanOf(seen, 0.97);
  return { peakMiB: maxRssMiB, growthMiB: late - early, earlyMiB: early, lateMiB: late };
});

/** The mean of a few readings around a place in the run; its events come at a steady rate. */
function meanOf(values: readonly number[], place: number): number {
  const at = Math.floor(values.length * place);
  const near = values.slice(Math.max(0, at - 5), at + 5);
  return near.reduce((sum, value) => sum + value, 0) / near.length;
}

function residentMiB(pid: number): number {
  try {
    const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kib ?? 0) / 1024;
  } catch {
    return 0;
  }
}
