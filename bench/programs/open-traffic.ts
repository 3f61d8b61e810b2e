import { ROOT, TRAFFIC } from '../paths.ts';
import { readSigningKey } from './signing-key.ts';
import type { Traffic } from './traffic.ts';

// Taken as it was built, since that is what users run.
const built = <Module>(path: string): Promise<Module> => import(`${ROOT}dist/${path}.js`);
const { loadScenario } = await built<typeof import('../../src/run/load-scenario.ts')>('run/load-scenario');
const { settleLoad } = await built<typeof import('../../src/load/load-settings.ts')>('load/load-settings');
const { createEventMaker } = await built<typeof import('../../src/load/event-maker.ts')>('load/event-maker');
const { createPeople } = await built<typeof import('../../src/load/people.ts')>('load/people');
const { createCast } = await built<typeof import('../../src/payload/cast.ts')>('payload/cast');
const { kindFields } = await built<typeof import('../../src/catalog/kind-fields.ts')>('catalog/kind-fields');

/** Opens the traffic that everybody sends: its cast and kinds, and our own maker of its events. */
export async function openTraffic(sign: 'ed25519' | 'none') {
  const scenario = await loadScenario(TRAFFIC);
  const closed = { connections: 1, events: 1 };
  const { run, mix } = settleLoad(scenario, { options: { ...closed, sign }, keysAppId: null });
  const maker = createEventMaker({ scenario, settings: run, keys: { ed25519: readSigningKey() }, mix });
  const people = createPeople(scenario, createCast(scenario, run), run.seed);
  const traffic: Traffic = {
    people: Array.from({ length: people.count }, (_, number) => people.person(number)),
    appId: run.appId,
    kinds: mix.flatMap(({ kind, weight }) => Array.from({ length: weight }, () => kind)),
    fieldsOf: (kind) => kindFields(kind, run.revision),
  };
  const makeEvent = (index: number) => {
    const now = Date.now();
    return maker.makeEvent(index, { storyAt: now, timestamp: now });
  };
  return { traffic, makeEvent };
}
