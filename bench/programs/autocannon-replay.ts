import { CONNECTIONS } from '../paths.ts';
import { readCorpus } from '../prepare-corpus.ts';
import { readJob, tell } from './job.ts';
import { runAutocannon, toHeaders } from './run-autocannon.ts';

// autocannon sending unique signed events from memory, in the way that is fastest for it: it has rendered all requests
// before the first one goes out.

const { count, url, corpusFile } = readJob();
const requests = (await readCorpus(corpusFile, count)).map(({ headers, body }) => ({
  method: 'POST' as const,
  headers: toHeaders(headers),
  body,
}));
const perConnection = Math.ceil(count / CONNECTIONS);
let connection = 0;
let startedAt = 0;
const end = await runAutocannon(
  {
    url,
    amount: count,
    setupClient: (client) => {
      const first = connection++ * perConnection;
      client.setRequests(requests.slice(first, first + perConnection));
      // Until here it only got ready.
      startedAt = performance.now();
    },
  },
  () => startedAt,
);
tell(end);
