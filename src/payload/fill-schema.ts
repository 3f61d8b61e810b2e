import { generateSync, type JsonSchema as FakerSchema } from 'json-schema-faker';
import { kindFields } from '../catalog/kind-fields.ts';
import { PayloadError } from '../errors/payload-error.ts';
import type { KindField } from '../model/catalog.ts';
import type { JsonValue } from '../model/json.ts';
import type { Payload } from '../model/payload.ts';
import type { Revision } from '../model/revision.ts';
import type { StoryValues } from './story-values.ts';

const STORY = 'story.';

/**
 * Makes a payload of a kind: json-schema-faker over the kind's schema, which takes each value from the story.
 *
 * @returns The payload, keys in the order the catalogue gives; an optional field the story has no value for is left out.
 */
export function fillSchema(kind: string, revision: Revision, values: StoryValues): Payload {
  // json-schema-faker turns whatever throws inside it into a random string, so every value is made beforehand.
  const story: Record<string, () => JsonValue> = {};
  const properties: Record<string, FakerSchema> = {};
  for (const field of kindFields(kind, revision)) {
    const name = storyName(field);
    if (name !== null) {
      const value = values[name]?.();
      if (value === undefined && field.presence === 'optional') continue;
      if (value === undefined) throw new PayloadError('HL_PAYLOAD_UNFILLED', noValue(kind, field));
      story[name] = () => value;
    }
    properties[field.name] = field.schema as FakerSchema;
  }
  const schema = { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
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
