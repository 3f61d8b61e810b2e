import type { BenchWorld } from './bench-world.ts';
import type { Contestant, Figures } from './goal.ts';
import { readCpuSeconds } from './processor-time.ts';

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
