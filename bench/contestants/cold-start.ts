import { fileURLToPath } from 'node:url';
import type { BenchWorld } from '../bench-world.ts';
import type { Contestant } from '../goal.ts';
import { medianOf } from '../median.ts';
import { CLI } from '../paths.ts';
import { runProgram, SENDER_CORE } from '../run-program.ts';

const TEN_STEPS = fileURLToPath(new URL('../ten-steps.yaml', import.meta.url));
/** One start is over too soon to say much. */
const STARTS = 5;

/** Node doing nothing. */
export const nodeAlone = createStart('node -e 0', () => ['-e', '0']);

/** `--help`, from the command to its end. */
export const showHelp = createStart('--help', () => [CLI, '--help']);

/** `run` of ten events, from the command to its end. */
export const runTenSteps = createStart('run', ({ receiver }) => [
  CLI,
  'run',
  TEN_STEPS,
  '--target',
  receiver.url,
]);

function createStart(name: string, argsOf: (world: BenchWorld) => readonly string[]): Contestant {
  return {
    name,
    needs: [],
    sends: null,
    run: async (world) => {
      const { env, folder } = world;
      const start = { command: process.execPath, args: argsOf(world), cores: SENDER_CORE, env, folder };
      const seconds: number[] = [];
      for (let turn = 0; turn < STARTS; turn++) {
        const startedAt = performance.now();
        await runProgram(start);
        seconds.push((performance.now() - startedAt) / 1000);
      }
      return { seconds: medianOf(seconds) };
    },
  };
}
