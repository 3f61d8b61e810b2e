import autocannon from 'autocannon';
import { toRecord } from '../autocannon-request.ts';
import { makeEvents, openBenchEvents } from '../bench-events.ts';
import { contend } from '../contestant.ts';

// autocannon sending unique bodies, signed beforehand and held in memory.
await contend(async ({ url, seconds }) => {
  const { maker } = await openBenchEvents();
  const made = makeEvents(maker, 50_000).map(({ body, headers }) => ({
    method: 'POST' as const,
    headers: toRecord(headers),
    body: Buffer.from(body),
  }));
  let index = 0;
  const setupRequest = (request: autocannon.Request): autocannon.Request => ({
    ...request,
    ...made[index++ % made.length],
  });
  const { requests } = await autocannon({
    url,
    connections: 50,
    duration: seconds,
    requests: [{ setupRequest }],
  });
  return { perSecond: requests.total / seconds };
});
