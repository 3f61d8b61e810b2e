import { sign } from 'node:crypto';
import { makeEvents, openBenchEvents } from '../bench-events.ts';
import { contend, countPerSecond } from '../contestant.ts';

// Node's own Ed25519 over bodies made beforehand, with a key object: the limit of whatever signs on one core.
await contend(async ({ seconds }) => {
  const { maker, keys } = await openBenchEvents('none');
  const events = makeEvents(maker, 4096);
  return countPerSecond(
    (index) => sign(null, events[index % 4096]?.body as Uint8Array, keys.ed25519),
    seconds,
  );
});
