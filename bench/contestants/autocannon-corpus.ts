import autocannon from 'autocannon';
import { toRecord } from '../autocannon-request.ts';
import { makeEvents, openBenchEvents } from '../bench-events.ts';
import { contend } from '../contestant.ts';

const CONNECTIONS = 50;
const SHARE = 1_000;

// autocannon sending unique bodies, signed beforehand and held in memory.
await contend(async ({ url, seconds }) => {
  const { maker } = await openBenchEvents();
  const made = makeEvents(maker, CONNECTIONS * SHARE).map(({ body, headers }) => ({
    method: 'POST' as const,
    headers: toRecord(headers),
    body: Buffer.from(body),
  }));
  let connection = 0;
  const { requests, duration } = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    // Rendered once, beforehand: each connection has its own part of them.
    setupClient: (client) => client.setRequests(made.slice(SHARE * connection, SHARE * ++connection)),
  });
  return { perSecond: requests.total / duration };
});
