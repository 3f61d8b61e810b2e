import { faker } from '@faker-js/faker/locale/en';
import { createGeneratorSync, type JsonSchema as FakerSchema } from 'json-schema-faker';
import type { JsonSchema } from '../../src/model/json.ts';
import {
  CALL_SECONDS,
  pickInTurn,
  RECORDINGS,
  type Traffic,
  type TrafficMaker,
  type TrafficPerson,
} from './traffic.ts';

/**
 * Creates a maker of events with json-schema-faker: the schema of each kind, annotated with where values come from.
 *
 * @remarks The people come from the cast, texts from faker, ids from the schema's own patterns. Optional fields are
 * left out, as in most events.
 */
export function createSchemaEvents({ people, appId, kinds, fieldsOf }: Traffic): TrafficMaker {
  let person = pickInTurn(people, 0);
  let now = '';
  const story = { ...tellOf(() => person), appId: () => appId, now: () => now };
  const generator = createGeneratorSync({ seed: 7, extensions: { faker: { lorem: faker.lorem, story } } });
  const schemas = new Map([...new Set(kinds)].map((kind) => [kind, annotate(kind, fieldsOf(kind))]));
  return (turn) => {
    person = pickInTurn(people, turn);
    now = new Date().toISOString();
    const schema = schemas.get(pickInTurn(kinds, turn)) as FakerSchema;
    return generator.generate(schema) as Readonly<Record<string, unknown>>;
  };
}

function tellOf(person: () => TrafficPerson): Readonly<Record<keyof TrafficPerson, () => string>> {
  return {
    contactId: () => person().contactId,
    conversationId: () => person().conversationId,
    locationId: () => person().locationId,
    userId: () => person().userId,
    contactPhone: () => person().contactPhone,
    locationPhone: () => person().locationPhone,
  };
}

function annotate(kind: string, fields: ReturnType<Traffic['fieldsOf']>): FakerSchema {
  const inbound = kind.startsWith('inbound');
  const [contact, location] = ['story.contactPhone', 'story.locationPhone'];
  const sources: Readonly<Record<string, JsonSchema>> = {
    contactId: { faker: 'story.contactId' },
    conversationId: { faker: 'story.conversationId' },
    locationId: { faker: 'story.locationId' },
    userId: { faker: 'story.userId' },
    appId: { faker: 'story.appId' },
    versionId: { faker: 'story.appId' },
    dateAdded: { faker: 'story.now' },
    timestamp: { faker: 'story.now' },
    from: { faker: inbound ? contact : location },
    to: { faker: inbound ? location : contact },
    body: { faker: 'lorem.sentence' },
    attachments: inbound || kind === 'call.busy' ? { const: [] } : RECORDING,
    callDuration: kind === 'call.busy' ? { const: 0 } : durationOf(kind),
  };
  const sent = fields.filter(({ presence }) => presence === 'always');
  return {
    type: 'object',
    properties: Object.fromEntries(
      sent.map(({ name, schema: { faker: _, ...schema } }) => [name, { ...schema, ...sources[name] }]),
    ),
    required: sent.map(({ name }) => name),
    additionalProperties: false,
  } as FakerSchema;
}

const RECORDING: JsonSchema = {
  minItems: 1,
  maxItems: 1,
  items: { type: 'string', pattern: `^${RECORDINGS.replaceAll('.', '\\.')}/[A-Za-z0-9]{20}\\.wav$` },
};

function durationOf(kind: string): JsonSchema {
  const [minimum, maximum] = kind === 'call.voicemail' ? CALL_SECONDS.voicemail : CALL_SECONDS.answered;
  return { minimum, maximum };
}
