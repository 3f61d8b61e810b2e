import { fileURLToPath } from 'node:url';
import { createTestKeys } from '../src/envelope/create-test-keys.ts';
import { createEventMaker, type EventMaker } from '../src/load/event-maker.ts';
import { type LoadSettings, settleLoad } from '../src/load/load-settings.ts';
import type { Scenario } from '../src/model/scenario.ts';
import { loadScenario } from '../src/run/load-scenario.ts';

/** Where the scenario stands that all contestants send. */
export const MIX_FILE: string = fileURLToPath(new URL('mix.yaml', import.meta.url));

/** What all contestants send, and one pair of keys. */
export type BenchEvents = {
  readonly scenario: Scenario;
  readonly settings: LoadSettings;
  readonly keys: ReturnType<typeof createTestKeys>['privateKeys'];
  readonly maker: EventMaker;
};

/** Opens the events of the benchmark, made by this package's own load. */
export async function openBenchEvents(sign: 'ed25519' | 'none' = 'ed25519'): Promise<BenchEvents> {
  const scenario = await loadScenario(MIX_FILE);
  const options = { connections: 1, events: 1, sign, runId: 'bench' } as const;
  const settings = settleLoad(scenario, { options, keysAppId: null });
  const keys = createTestKeys().privateKeys;
  const maker = createEventMaker({ scenario, settings: settings.run, keys, mix: settings.mix });
  return { scenario, settings, keys, maker };
}

/** Makes the events numbered 0 to `count` - 1. */
export function makeEvents(maker: EventMaker, count: number): readonly ReturnType<EventMaker['makeEvent']>[] {
  const at = Date.now();
  return Array.from({ length: count }, (_, index) => maker.makeEvent(index, { storyAt: at, timestamp: at }));
}
