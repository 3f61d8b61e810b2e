import type { BenchWorld } from '../bench-world.ts';
import type { Contestant } from '../goal.ts';
import { type MemorySample, readMemory, sumUpMemory } from '../memory.ts';
import { scaleWhole } from '../scale.ts';
import { asFastAsPossible, readLoadRate, runLoadCommand } from './run-load.ts';

const EVENTS = 1_000_000;
const SAMPLE_MS = 100;

/** `load` of a million signed events: how much memory it takes. */
export const loadAMillion: Contestant = {
  name: 'load of a million',
  needs: [],
  sends: 'unique',
  run: async (world) => {
    const events = scaleWhole(world.scale, EVENTS);
    const samples: MemorySample[] = [];
    let watching: Promise<void> = Promise.resolve();
    const report = await runLoadCommand(world, {
      flags: asFastAsPossible(events),
      onStart: (pid) => {
        watching = watchMemory(pid, { receiver: world.receiver, samples });
      },
    });
    await watching;
    const figures = readLoadRate(report);
    // Over a thousand events there is nothing to see.
    return world.scale === 'proof' ? figures : { ...figures, ...sumUpMemory(samples, events) };
  },
};

async function watchMemory(
  pid: number,
  { receiver, samples }: { readonly receiver: BenchWorld['receiver']; readonly samples: MemorySample[] },
): Promise<void> {
  const before = await receiver.count();
  for (;;) {
    const memory = readMemory(pid);
    if (memory === null) return;
    samples.push({ ...memory, events: (await receiver.count()) - before });
    await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
  }
}
