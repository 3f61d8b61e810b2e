import { readJob, tell, WARM_UP_EVENTS } from './job.ts';
import { openTraffic } from './open-traffic.ts';
import { runAutocannon, toHeaders } from './run-autocannon.ts';

// autocannon doing the work of `load`: every event is made and signed when a connection is free. It is lent our own
// maker of events, the fastest there is here, so that what differs is the sending.

const { count, url } = readJob();
const { makeEvent } = await openTraffic('ed25519');
for (let index = 0; index < WARM_UP_EVENTS; index++) makeEvent(index);

let index = 0;
let startedAt = 0;
const end = await runAutocannon(
  {
    url,
    amount: count,
    requests: [
      {
        setupRequest: (request) => {
          if (index === 0) startedAt = performance.now();
          const { headers, body } = makeEvent(index++);
          request.headers = toHeaders(headers);
          request.body = body as Buffer;
          return request;
        },
      },
    ],
  },
  () => startedAt,
);
tell(end);
