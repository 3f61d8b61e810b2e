import { findKind } from '../catalog/kinds.ts';
import type { SigningKeys } from '../model/envelope.ts';
import type { JsonValue } from '../model/json.ts';
import type { Payload } from '../model/payload.ts';
import type { EmitStep, Scenario, SignMode, WeightedKind } from '../model/scenario.ts';
import type { Occurrence } from '../model/timeline.ts';
import { createCast } from '../payload/cast.ts';
import { createPayloadGenerator, type PayloadGenerator } from '../payload/payload-generator.ts';
import { setValues } from '../payload/set-values.ts';
import type { RunSettings } from '../run/run-settings.ts';
import { type BodyWriter, compilePayload } from './compile-payload.ts';
import { createEventDraws } from './event-draws.ts';
import { type HeaderSigner, prepareHeaders } from './event-headers.ts';
import { drawSource, type Moment } from './field-writers.ts';
import { createPeople, PEOPLE_KEPT } from './people.ts';

/** An event of a load, made and signed. */
export type LoadEvent = {
  /** Its place among all arrivals, from 0. */
  readonly index: number;
  readonly kind: string;
  /** The number of its contact; events of one contact are sent in order. */
  readonly contact: number;
  readonly body: Uint8Array;
  /** Names and values in turn. */
  readonly headers: readonly string[];
};

/** Which of the contacts one sender of several takes: those whose number leaves `remainder`. */
export type ContactShare = { readonly of: number; readonly remainder: number };

/** When an event takes place, epoch milliseconds: in the story, and as its `timestamp` says. */
export type EventTimes = { readonly storyAt: number; readonly timestamp: number };

/** Makes the events of a load. */
export type EventMaker = {
  /** Finds out who this sender's contacts are, which takes some 0.2 ms for each, until all are known or time is up. */
  meetContacts(isUp: () => boolean): void;
  /** Whether an event is one of this sender's contacts'. */
  isOurs(index: number): boolean;
  /**
   * Makes and signs an event. The same number and times give the same bytes, whatever was made before.
   *
   * @param index From 0.
   */
  makeEvent(index: number, times: EventTimes): LoadEvent;
};

/** What a load's events hang on. */
export type EventMakerOptions = {
  readonly scenario: Scenario;
  readonly settings: RunSettings;
  readonly keys: SigningKeys;
  readonly mix: readonly WeightedKind[];
  /** @default all contacts */
  readonly share?: ContactShare;
};

/**
 * Creates the maker of a load's events: each has a kind drawn from the mix and a contact drawn from the whole cast.
 *
 * @throws {@link CatalogError} when a kind is not in the revision
 * @throws {@link PayloadError} `HL_PAYLOAD_INVALID` in a strict run, when `set` breaks the schema of a kind
 */
export function createEventMaker(options: EventMakerOptions): EventMaker {
  const { scenario, settings, mix, share = { of: 1, remainder: 0 } } = options;
  const { seed, runId } = settings;
  const cast = createCast(scenario, settings);
  const people = createPeople(scenario, cast, seed);
  const generator = createPayloadGenerator({ ...settings, scenario, cast, startsAt: settings.start.at });
  const content = createEventDraws('load', seed);
  const identity = createEventDraws('load', seed, runId, scenario.name);
  const kinds = mix.map(({ kind }) => prepareKind(kind));
  const drawKind = createWeightedDraw(mix);
  const moment = { content, identity } as Moment;
  const storyIso = createIsoWriter();
  const timestampIso = createIsoWriter();

  return {
    meetContacts: (isUp) => {
      const most = Math.min(people.count, PEOPLE_KEPT);
      for (let number = share.remainder; number < most && !isUp(); number += share.of) people.person(number);
    },
    isOurs: (index) => {
      if (share.of === 1) return true;
      content.turnTo(index);
      return content.below(people.count) % share.of === share.remainder;
    },
    makeEvent: (index, times) => {
      content.turnTo(index);
      const contact = content.below(people.count);
      const { kind, write, sign } = kinds[drawKind(content.fraction())] as (typeof kinds)[number];
      const body = Buffer.from(write({ index, contact, times }));
      return { index, kind, contact, body, headers: sign(body) };
    },
  };

  function prepareKind(kind: string) {
    const occurrence = occurrenceOf({ kind, index: 0, contact: 0, storyAt: settings.start.at });
    if (settings.strict) generator.assertValid([occurrence]);
    const sample = generator.generatePayload(occurrence, settings.start.at);
    const compiled = compilePayload({ ...settings, kind: findKind(kind), sample });
    const write = compiled === null ? writeSlowly(kind, generator) : writeFast(compiled);
    return { kind, write, sign: prepareSigner(kind) };
  }

  type Event = { readonly index: number; readonly contact: number; readonly times: EventTimes };

  function writeFast(compiled: BodyWriter): (event: Event) => string {
    const isPlain = Object.keys(settings.set).length === 0;
    return ({ index, contact, times }) => {
      identity.turnTo(index);
      moment.person = people.person(contact);
      moment.dateAdded = storyIso(times.storyAt);
      moment.timestamp = timestampIso(times.timestamp);
      moment.source = drawSource(content);
      const body = compiled(moment);
      return isPlain ? body : setInBody(body, settings.set);
    };
  }

  function writeSlowly(kind: string, made: PayloadGenerator): (event: Event) => string {
    return ({ index, contact, times }) => {
      const occurrence = occurrenceOf({ kind, index, contact, storyAt: times.storyAt });
      return JSON.stringify(made.generatePayload(occurrence, Math.floor(times.timestamp)));
    };
  }

  function occurrenceOf(event: {
    readonly kind: string;
    readonly index: number;
    readonly contact: number;
    readonly storyAt: number;
  }): Occurrence {
    return {
      step: stepOf(event.kind),
      iteration: [event.index],
      kind: event.kind,
      revision: settings.revision,
      offsetMs: Math.floor(event.storyAt) - settings.start.at,
      contact: people.ref(event.contact),
      original: null,
      references: new Map(),
    };
  }

  function prepareSigner(kind: string): HeaderSigner {
    // Some events have the new signature alone, whatever the run signs with; unsigned stays unsigned.
    const { sign } = settings;
    const mode: SignMode = findKind(kind).newSignatureOnly === true && sign !== 'none' ? 'ed25519' : sign;
    return prepareHeaders({ keys: options.keys, sign: mode, headers: settings.headers });
  }
}

function setInBody(body: string, set: Readonly<Record<string, JsonValue>>): string {
  return JSON.stringify(setValues(JSON.parse(body) as Payload, set));
}

function stepOf(kind: string): EmitStep {
  return {
    form: 'emit',
    id: null,
    identity: `load ${kind}`,
    position: { file: null, line: null, column: null, path: '' },
    kinds: [{ kind, weight: 1 }],
    placement: { form: 'cursor' },
  };
}

/** Turns a fraction into a place in the mix, as likely as its weight says. */
function createWeightedDraw(mix: readonly WeightedKind[]): (fraction: number) => number {
  const total = mix.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  const bounds = mix.map(({ weight }) => {
    sum += weight;
    return sum / total;
  });
  return (fraction) => {
    const place = bounds.findIndex((bound) => fraction < bound);
    return place < 0 ? bounds.length - 1 : place;
  };
}

const MILLISECONDS = Array.from({ length: 1_000 }, (_, ms) => `${String(ms).padStart(3, '0')}Z`);

/** Most instants fall into the same second as the one before. */
function createIsoWriter(): (at: number) => string {
  let second = Number.NaN;
  let start = '';
  return (at) => {
    const current = Math.floor(at / 1_000);
    if (current !== second) {
      second = current;
      start = new Date(current * 1_000).toISOString().slice(0, -'000Z'.length);
    }
    return start + MILLISECONDS[Math.floor(at) - current * 1_000];
  };
}
