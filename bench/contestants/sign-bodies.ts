import type { Contestant } from '../goal.ts';
import { runOwnProgram } from './program.ts';

/** `crypto.sign` alone, with a key that is parsed once; also the anchor of every timed round. */
export const signBodies: Contestant = {
  name: 'crypto.sign',
  needs: [],
  sends: null,
  run: (world) => runOwnProgram(world, { name: 'sign-bodies', perSecond: 12_000 }),
};
