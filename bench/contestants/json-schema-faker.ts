import { openBenchEvents } from '../bench-events.ts';
import { contend, countPerSecond } from '../contestant.ts';
import { createSchemaPayloads } from '../schema-payloads.ts';

// json-schema-faker over the annotated schemas of the kinds.
await contend(async ({ seconds }) => {
  return countPerSecond(createSchemaPayloads(await openBenchEvents('none')), seconds);
});
