import { type JsonSchema as FakerSchema, generateSync } from '#json-schema-faker';
import { kindFields } from '../catalog/kind-fields.ts';
import { PayloadError } from '../errors/payload-error.ts';
import type { KindField } from '../model/catalog.ts';
import type { JsonValue } from '../model/json.ts';
import type { Payload } from '../model/payload.ts';
import type { Revision } from '../model/revision.ts';
import type { StoryValues } from './story-values.ts';

const STORY = 'story.';

const shapes = new Map<string, Payload>();

/**
 * Makes a payload of a kind: json-schema-faker gives the shape of the kind's schema, the story its values.
 *
 * @remarks A shape is made once for each set of fields, as making it anew for every event would cost more than all the
 * rest; and values are put in by us, as json-schema-faker turns an address list into text.
 * @returns The payload, keys in the order the catalogue gives; an optional field the story has no value for is left out.
 * @throws {@link PayloadError} `HL_PAYLOAD_UNFILLED` when the story has no value for a field that is always there.
 */
export function fillSchema(kind: string, revision: Revision, values: StoryValues): Payload {
  const told: Record<string, JsonValue> = {};
  const absent: string[] = [];
  for (const field of kindFields(kind, revision)) {
    const name = storyName(field);
    if (name === null) continue;
    const value = values[name]?.();
    if (value !== undefined) told[field.name] = value;
    else if (field.presence === 'optional') absent.push(field.name);
    else throw new PayloadError('HL_PAYLOAD_UNFILLED', noValue(kind, field));
  }
  return { ...shapeWithout(absent, kind, revision), ...told };
}

function shapeWithout(absent: readonly string[], kind: string, revision: Revision): Payload {
  const key = [kind, revision, ...absent].join(' ');
  let shape = shapes.get(key);
  if (shape === undefined) {
    shape = generateShape(kindFields(kind, revision).filter((field) => !absent.includes(field.name)));
    shapes.set(key, shape);
  }
  return shape;
}

function generateShape(fields: readonly KindField[]): Payload {
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, field.schema])),
    required: fields.map((field) => field.name),
    additionalProperties: false,
  };
  const story = Object.fromEntries(fields.map((field) => [storyName(field) ?? '', () => '']));
  return generateSync(schema as FakerSchema, { seed: 1, extensions: { faker: { story } } }) as Payload;
}

function storyName(field: KindField): string | null {
  const { faker } = field.schema;
  return typeof faker === 'string' && faker.startsWith(STORY) ? faker.slice(STORY.length) : null;
}

function noValue(kind: string, field: KindField): string {
  return (
    `Failed to generate a ${kind}: its field "${field.name}" has no value in this story. ` +
    'Refer to a step whose event carries it.'
  );
}
