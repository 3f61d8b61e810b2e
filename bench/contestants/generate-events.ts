import type { Contestant } from '../goal.ts';
import { runOwnProgram } from './program.ts';

/** Makes the bodies of events as `load` does. */
export const generateLoad = createGenerating('load, bodies alone', { maker: 'load', perSecond: 200_000 });

/** Makes them with faker and `JSON.stringify`. */
export const generateFaker = createGenerating('faker', { maker: 'faker', perSecond: 40_000 });

/** Makes them with json-schema-faker from annotated schemas. */
export const generateSchema = createGenerating('json-schema-faker', {
  maker: 'json-schema-faker',
  perSecond: 6_000,
});

function createGenerating(
  name: string,
  job: { readonly maker: string; readonly perSecond: number },
): Contestant {
  return {
    name,
    needs: [],
    sends: null,
    run: (world) => runOwnProgram(world, { name: 'generate-events', ...job }),
  };
}
