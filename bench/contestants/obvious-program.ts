import type { Contestant } from '../goal.ts';
import { runOwnProgram } from './program.ts';

const PER_SECOND = 1_000;

/** The program one writes first: json-schema-faker, `crypto.sign` with the PEM as its key, `fetch`. */
export const obviousProgram: Contestant = {
  name: 'the obvious program',
  needs: [],
  sends: 'unique',
  run: (world) =>
    runOwnProgram(world, { name: 'obvious-program', perSecond: PER_SECOND, parsesKeyOnce: false }),
};

/** The same by somebody who knows that parsing the key costs ten times the signature. */
export const carefulProgram: Contestant = {
  name: 'it, parsing its key once',
  needs: [],
  sends: 'unique',
  run: (world) =>
    runOwnProgram(world, { name: 'obvious-program', perSecond: PER_SECOND, parsesKeyOnce: true }),
};
