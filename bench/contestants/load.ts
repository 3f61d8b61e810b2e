import type { Contestant } from '../goal.ts';
import { BOTH_CORES } from '../run-program.ts';
import { scaleCount } from '../scale.ts';
import { asFastAsPossible, OVER_CONNECTIONS, readLoadRate, runLoadCommand } from './run-load.ts';

/** `load`, as fast as it goes, on one core. */
export const load: Contestant = {
  name: 'load',
  needs: [],
  sends: 'unique',
  run: async (world) => {
    const flags = asFastAsPossible(scaleCount(world.scale, 20_000));
    return readLoadRate(await runLoadCommand(world, { flags }));
  },
};

/** `load` with two threads on two cores, one of which the receiver has too. */
export const loadWithTwoWorkers: Contestant = {
  name: 'load --workers 2',
  needs: [],
  sends: 'unique',
  run: async (world) => {
    const flags = [...asFastAsPossible(scaleCount(world.scale, 40_000)), '--workers', '2'];
    return readLoadRate(await runLoadCommand(world, { flags, cores: BOTH_CORES }));
  },
};

/** `load` sending a corpus from disk. */
export const loadFromCorpus: Contestant = {
  name: 'load --from',
  needs: [],
  sends: 'unique',
  run: async (world) => {
    const flags = [...OVER_CONNECTIONS, '--from', world.corpus.file];
    return readLoadRate(await runLoadCommand(world, { flags }));
  },
};
