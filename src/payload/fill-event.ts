import { type JsonSchema as FakerSchema, generateSync } from '#json-schema-faker';
import { kindFields } from '../catalog/kind-fields.ts';
import { findKind } from '../catalog/kinds.ts';
import { PayloadError } from '../errors/payload-error.ts';
import type { JsonSchema, JsonValue } from '../model/json.ts';
import type { Payload } from '../model/payload.ts';
import type { Revision } from '../model/revision.ts';
import { makeEntityId } from './entity-ids.ts';
import type { EventScene } from './event-scene.ts';
import type { FindValue } from './event-values.ts';

const STORY = 'story.';
const IDS = 'ids.';
const HIGHEST_SEED = 2 ** 31 - 1;

/** An event that is no message, and what its values are taken from. */
export type EventFilling = {
  readonly kind: string;
  readonly revision: Revision;
  readonly scene: EventScene;
  readonly findValue: FindValue;
};

/**
 * Makes the payload of an event that is no message, after the schema of its kind: values and ids of the story, else
 * the usual value, else what json-schema-faker draws from the schema, the same for everything said of one contact.
 *
 * @returns The payload, keys in the order the catalogue gives; an optional field without a value is left out.
 */
export function fillEvent({ kind, revision, scene, findValue }: EventFilling): Payload {
  const { area } = findKind(kind);
  const entries = kindFields(kind, revision).flatMap(({ name, presence, schema }) =>
    presence === 'optional' && !hasSource(schema) ? [] : [[name, fill(schema, name)] as const],
  );
  return Object.fromEntries(entries);

  function fill(schema: JsonSchema, path: string): JsonValue {
    if (schema.const !== undefined) return schema.const as JsonValue;
    if (schema.faker !== undefined) return take(schema.faker, path);
    if (schema.default !== undefined) return schema.default as JsonValue;
    if (schema.properties !== undefined) {
      const properties = schema.properties as Readonly<Record<string, JsonSchema>>;
      const names = schema.required as readonly string[];
      return Object.fromEntries(names.map((name) => [name, fill(properties[name] ?? {}, `${path}.${name}`)]));
    }
    if (schema.items !== undefined) return [fill(schema.items as JsonSchema, `${path}[]`)];
    const seed = scene.draws(scene.contact.id, `${area} ${path}`).integer(0, HIGHEST_SEED);
    return generateSync(schema as FakerSchema, { seed }) as JsonValue;
  }

  function take(source: unknown, path: string): JsonValue {
    if (typeof source === 'string') {
      const value = findValue(source.slice(STORY.length));
      if (value !== undefined) return value;
      throw new PayloadError('HL_PAYLOAD_UNFILLED', noValue(kind, path));
    }
    const [method = '', [owner = '', entity = ''] = []] =
      Object.entries(source as Readonly<Record<string, readonly string[]>>)[0] ?? [];
    return makeEntityId(scene, { shape: method.slice(IDS.length), owner, entity });
  }
}

function hasSource(schema: JsonSchema): boolean {
  return ['const', 'faker', 'default', 'properties', 'items'].some((keyword) => keyword in schema);
}

function noValue(kind: string, path: string): string {
  return `Failed to generate a ${kind}: its field "${path}" has no value in this story. Set it with "set".`;
}
