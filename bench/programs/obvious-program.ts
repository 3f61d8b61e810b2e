import { type KeyLike, sign } from 'node:crypto';
import { CONNECTIONS } from '../paths.ts';
import { readJob, tell, WARM_UP_EVENTS } from './job.ts';
import { openTraffic } from './open-traffic.ts';
import { createSchemaEvents } from './schema-events.ts';
import { readSigningKey } from './signing-key.ts';

// The program one writes first: json-schema-faker, crypto.sign with the PEM text as its key, fetch.

const { count, url, parsesKeyOnce } = readJob<{ readonly parsesKeyOnce: boolean }>();
const { traffic } = await openTraffic('none');
const makeEvent = createSchemaEvents(traffic);
const key: KeyLike = parsesKeyOnce
  ? readSigningKey()
  : (process.env.HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY ?? '');
for (let index = 0; index < WARM_UP_EVENTS; index++) makeEvent(index);
let turn = 0;

async function sendAll(): Promise<void> {
  while (turn < count) {
    const body = JSON.stringify(makeEvent(turn++));
    const headers = {
      'content-type': 'application/json',
      'x-ghl-signature': sign(null, Buffer.from(body), key).toString('base64'),
    };
    const answer = await fetch(url, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`The receiver answered ${answer.status}.`);
  }
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: CONNECTIONS }, sendAll));
tell({ answered: count, perSecond: (count / (performance.now() - startedAt)) * 1000 });
