import { createTestKeys } from '../../src/envelope/create-test-keys.ts';
import { createEventMaker, type EventMakerOptions } from '../../src/load/event-maker.ts';
import type { Payload } from '../../src/model/payload.ts';
import type { EmitStep, WeightedKind } from '../../src/model/scenario.ts';
import type { ContactRef } from '../../src/model/timeline.ts';
import { createCast } from '../../src/payload/cast.ts';
import { createPayloadGenerator } from '../../src/payload/payload-generator.ts';
import { settleRun } from '../../src/run/run-settings.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';

export const KEYS = createTestKeys({ legacy: false });

/** A cast that knows every trap: groups, one name only, quotes and ampersands, languages. */
export const SCENARIO = parseScenario({
  version: 1,
  name: 'rush',
  seed: 7,
  startsAt: '2026-11-24T09:00:00.250Z',
  locations: { main: { name: 'Smith & "Sons" <Dental>' }, other: {} },
  cast: {
    ada: { name: 'Ada "Ace" Okafor & Co', email: 'ada@example.com' },
    cher: { name: 'Cher' },
    anna: { locale: 'de', location: 'other' },
    taro: { locale: 'ja' },
    walkIns: { count: 9 },
  },
  users: { jo: { name: 'Jo & Lindqvist' }, sam: {} },
  steps: [{ emit: 'sms.sent', contact: 'ada' }],
});

export const SETTINGS = settleRun(SCENARIO, {
  options: { runId: 'r1' },
  keysAppId: '686967686c6576656c6d6f63',
});

export function makerOf(mix: readonly WeightedKind[], options: Partial<EventMakerOptions> = {}) {
  return createEventMaker({
    scenario: SCENARIO,
    settings: SETTINGS,
    keys: KEYS.privateKeys,
    mix,
    ...options,
  });
}

/** The instants of the n-th event: half a second apart, sent a quarter later. */
export function timesOf(index: number) {
  const storyAt = SETTINGS.start.at + index * 500;
  return { storyAt, timestamp: storyAt + 125 };
}

/** What the stage of `run` makes, event by event, of the same cast. */
export function createSlowMaker(kind: string, settings = SETTINGS) {
  const cast = createCast(SCENARIO, settings);
  const generator = createPayloadGenerator({
    ...settings,
    scenario: SCENARIO,
    cast,
    startsAt: settings.start.at,
  });
  const contacts = SCENARIO.cast.flatMap(({ name, count }): readonly ContactRef[] =>
    count === undefined
      ? [{ name, member: null }]
      : Array.from({ length: count }, (_, member) => ({ name, member })),
  );
  const step: EmitStep = {
    form: 'emit',
    id: null,
    identity: `slow ${kind}`,
    position: { file: null, line: null, column: null, path: 'steps[0]' },
    kinds: [{ kind, weight: 1 }],
    placement: { form: 'cursor' },
  };
  return {
    cast,
    contacts,
    make: (index: number, contact: number): Payload => {
      const { storyAt, timestamp } = timesOf(index);
      return generator.generatePayload(
        {
          step,
          iteration: [index],
          kind,
          revision: settings.revision,
          offsetMs: storyAt - settings.start.at,
          contact: contacts[contact] ?? null,
          original: null,
          references: new Map(),
        },
        timestamp,
      );
    },
  };
}
