import { generateSync, type JsonSchema } from 'json-schema-faker';
import { kindSchema } from '../src/catalog/kind-schema.ts';
import type { BenchEvents } from './bench-events.ts';
import { createFakeValues, KINDS } from './fake-values.ts';

/** Makes payloads with json-schema-faker from the annotated schemas of the kinds, as text. */
export function createSchemaPayloads(events: BenchEvents): (index: number) => string {
  const { turn, ...story } = createFakeValues(events);
  return (index) => {
    turn();
    const schema = kindSchema(KINDS[index % KINDS.length] as string, 'latest') as JsonSchema;
    return JSON.stringify(generateSync(schema, { seed: index, extensions: { faker: { story } } }));
  };
}
