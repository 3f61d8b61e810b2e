import autocannon from 'autocannon';
import { toRecord } from '../autocannon-request.ts';
import { openBenchEvents } from '../bench-events.ts';
import { contend } from '../contestant.ts';

// autocannon doing the same work: each request made and signed as it is sent, by the making and signing of this package.
await contend(async ({ url, seconds }) => {
  const { maker } = await openBenchEvents();
  let index = 0;
  const setupRequest = (request: autocannon.Request): autocannon.Request => {
    const at = Date.now();
    const { body, headers } = maker.makeEvent(index++, { storyAt: at, timestamp: at });
    return { ...request, method: 'POST', headers: toRecord(headers), body: Buffer.from(body) };
  };
  const { requests, duration } = await autocannon({
    url,
    connections: 50,
    duration: seconds,
    requests: [{ setupRequest }],
  });
  return { perSecond: requests.total / duration };
});
