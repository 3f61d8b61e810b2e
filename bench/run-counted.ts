import { readFileSync } from 'node:fs';
import type { BenchWorld } from './bench-world.ts';
import type { Contestant, Figures } from './goal.ts';

/** A tick of Linux's accounting of processor time, in seconds. */
const TICK_S = 0.01;

/**
 * Runs a contestant and looks at the receiver meanwhile.
 *
 * @returns Its figures, and of one that sends: `taken`, how many events the receiver counted, and `receiverBusy`, which
 * part of its core its rate costs.
 */
export async function runCounted(contestant: Contestant, world: BenchWorld): Promise<Figures> {
  const { receiver } = world;
  const [eventsBefore, secondsBefore] = [await receiver.count(), readCpuSeconds(receiver.pid)];
  const figures = await contestant.run(world);
  const taken = (await receiver.count()) - eventsBefore;
  const busySeconds = readCpuSeconds(receiver.pid) - secondsBefore;
  const { answered, perSecond } = figures;
  if (answered === undefined) return figures;
  if (perSecond === undefined || Number.isNaN(busySeconds) || taken === 0) return { ...figures, taken };
  return { ...figures, taken, receiverBusy: (busySeconds / taken) * perSecond };
}

function readCpuSeconds(pid: number | null): number {
  return pid === null ? Number.NaN : parseCpuSeconds(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** Reads the processor time, user and system, out of the text of a `/proc/<pid>/stat`. */
export function parseCpuSeconds(stat: string): number {
  // The name in the second field may have spaces; user time is the 14th field, system time the 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_S;
}
