import type { Contestant } from '../goal.ts';
import { runOwnProgram } from './program.ts';

/** autocannon doing what `load` does: each event made, signed and sent. */
export const autocannonSigning: Contestant = {
  name: 'autocannon',
  needs: [],
  sends: 'unique',
  run: (world) => runOwnProgram(world, { name: 'autocannon-signing', perSecond: 12_000 }),
};

/** autocannon sending unique events that were signed before. */
export const autocannonReplay: Contestant = {
  name: 'autocannon, signed before',
  needs: [],
  sends: 'unique',
  run: (world) => runOwnProgram(world, { name: 'autocannon-replay', perSecond: 25_000 }),
};
