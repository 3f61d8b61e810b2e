import { sign } from 'node:crypto';
import { openBenchEvents } from '../bench-events.ts';
import { contend } from '../contestant.ts';
import { createSchemaPayloads } from '../schema-payloads.ts';

// The obvious program: json-schema-faker, crypto.sign and the global fetch, fifty at a time.
await contend(async ({ url, seconds }) => {
  const events = await openBenchEvents('none');
  const make = createSchemaPayloads(events);
  let [index, answered] = [0, 0];
  const start = performance.now();
  const isOver = (): boolean => performance.now() - start > seconds * 1000;
  const send = async (): Promise<void> => {
    while (!isOver()) {
      const body = make(index++);
      const signature = sign(null, Buffer.from(body), events.keys.ed25519).toString('base64');
      const headers = { 'content-type': 'application/json', 'x-ghl-signature': signature };
      await (await fetch(url, { method: 'POST', headers, body })).arrayBuffer();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: 50 }, send));
  return { perSecond: (answered / (performance.now() - start)) * 1000 };
});
