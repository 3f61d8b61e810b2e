import type { RequestListener } from 'node:http';
import { expect } from 'chai';
import { createTestKeys, defineScenario, type JournalEntry, runScenario } from '../../src/index.ts';

const keys = createTestKeys();
const MINUTE_MS = 60_000;
const oneCall = defineScenario({
  version: 1,
  name: 'one-call',
  startsAt: '2026-03-10T09:00:00Z',
  steps: [{ id: 'call', emit: 'call.answered' }],
});

/** A receiver that answers attempt by attempt; the last status repeats. */
function answering(...statuses: readonly number[]): RequestListener {
  let attempt = 0;
  return (request, response) => {
    request.resume();
    response.statusCode = statuses[Math.min(attempt, statuses.length - 1)] as number;
    attempt += 1;
    response.end();
  };
}

/** Milliseconds of story time between one attempt and the next, as the journal tells them. */
function waits(journal: readonly JournalEntry[]): readonly number[] {
  const at = journal.flatMap((entry) => (entry.kind === 'attempt' ? [Date.parse(entry.storyAt)] : []));
  return at.slice(1).map((instant, index) => instant - (at[index] as number));
}

describe('the retries of a run', () => {
  describe('under highlevel-2026', () => {
    const play = (listener: RequestListener) =>
      runScenario(oneCall, { target: { listener }, keys, retry: 'highlevel-2026', seed: 1 });

    it('bring an event through two failures', async () => {
      const { totals, verdict, deliveries } = await play(answering(500, 500, 200));
      expect(verdict).to.equal('pass');
      expect(totals).to.include({ accepted: 1, attempts: 3, retried: 1, lost: 0 });
      expect(deliveries[0]?.attempts.map(({ status }) => status)).to.deep.equal([500, 500, 200]);
    });

    it('repeat bytes and headers', async () => {
      const requests: string[] = [];
      const { deliveries } = await play((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          requests.push(`${request.headers['x-ghl-signature']} ${Buffer.concat(chunks)}`);
          response.writeHead(requests.length < 3 ? 500 : 200).end();
        });
      });
      const { headers, body } = deliveries[0] ?? {};
      const sent = `${headers?.['x-ghl-signature']} ${Buffer.from(body ?? [])}`;
      expect(requests).to.deep.equal([sent, sent, sent]);
    });

    it('give up after thirteen attempts at a receiver that answers 429 for ever', async () => {
      const { totals, verdict } = await play(answering(429));
      expect(verdict).to.equal('fail');
      expect(totals).to.include({ rejected: 1, attempts: 13, retried: 1, lost: 1 });
    });

    it('wait 10 s, twice as long each time, up to an hour, each by half more or less', async () => {
      const { journal } = await play(answering(429));
      const waited = waits(journal);
      expect(waited).to.have.length(12);
      waited.forEach((waitMs, retry) => {
        const meanMs = Math.min(10_000 * 2 ** retry, 60 * MINUTE_MS);
        expect(waitMs, `retry ${retry + 1}`).to.be.within(meanMs / 2, meanMs * 1.5);
      });
      expect(new Set(waited).size).to.equal(12);
    });

    it('wait as long in every run of one seed', async () => {
      const [one, other] = [await play(answering(429)), await play(answering(429))];
      expect(waits(one.journal)).to.deep.equal(waits(other.journal));
    });

    it('are due, in the journal, when they are made', async () => {
      const { journal } = await play(answering(500, 500, 200));
      const attempts = journal.flatMap((entry) => (entry.kind === 'attempt' ? [entry] : []));
      expect(attempts.map(({ retryAt }) => retryAt)).to.deep.equal([
        attempts[1]?.storyAt,
        attempts[2]?.storyAt,
        undefined,
      ]);
    });
  });

  describe('under highlevel-2025', () => {
    const play = (listener: RequestListener) =>
      runScenario(oneCall, { target: { listener }, keys, retry: 'highlevel-2025' });

    it('are not granted after a 500: the event is lost at once', async () => {
      const { totals, verdict } = await play(answering(500, 500, 200));
      expect(verdict).to.equal('fail');
      expect(totals).to.include({ rejected: 1, attempts: 1, lost: 1 });
    });

    it('give up after seven attempts at a receiver that answers 429 for ever', async () => {
      const { totals, journal } = await play(answering(429));
      expect(totals).to.include({ rejected: 1, attempts: 7, lost: 1 });
      for (const waitMs of waits(journal)) expect(waitMs).to.be.within(10 * MINUTE_MS, 11 * MINUTE_MS);
    });
  });

  it('are not made under none', async () => {
    const { totals } = await runScenario(oneCall, {
      target: { listener: answering(429) },
      keys,
      retry: 'none',
    });
    expect(totals).to.include({ attempts: 1, lost: 1 });
  });

  it('may follow a policy of the scenario, and carry a new timestamp where it says so', async () => {
    const timestamps: unknown[] = [];
    const { deliveries } = await runScenario(
      {
        ...oneCall,
        sender: { retry: { on: [503], max: 2, base: '1m', factor: 1, jitter: 0, restamp: true } },
      },
      {
        target: {
          fetch: async (request) => {
            timestamps.push(((await request.json()) as { readonly timestamp: unknown }).timestamp);
            return new Response(null, { status: 503 });
          },
        },
        keys,
        timestamps: 'story',
      },
    );
    expect(deliveries[0]?.attempts).to.have.length(3);
    expect(timestamps).to.deep.equal([
      '2026-03-10T09:00:00.000Z',
      '2026-03-10T09:01:00.000Z',
      '2026-03-10T09:02:00.000Z',
    ]);
  });

  it('ignore what a receiver says in Retry-After, and record it', async () => {
    const { deliveries, journal } = await runScenario(oneCall, {
      target: { fetch: () => new Response(null, { status: 503, headers: { 'retry-after': '7200' } }) },
      keys,
    });
    expect(deliveries[0]?.attempts[0]?.answer?.headers).to.include({ 'retry-after': '7200' });
    expect(waits(journal)[0]).to.be.below(15_000);
  });

  it('do not happen to a step with a fault, which is never lost', async () => {
    const { totals, verdict } = await runScenario(
      { version: 1, name: 'faulty', steps: [{ emit: 'sms.sent', fault: 'signature-missing' }] },
      { target: { listener: answering(401) }, keys },
    );
    expect(verdict).to.equal('pass');
    expect(totals).to.include({ faulted: 1, attempts: 1, lost: 0 });
  });

  it('happen to genuine bytes that are only written otherwise', async () => {
    const { totals, verdict } = await runScenario(
      { version: 1, name: 'pretty', steps: [{ emit: 'sms.sent', fault: 'bytes-pretty' }] },
      { target: { listener: answering(401) }, keys },
    );
    expect(verdict).to.equal('fail');
    expect(totals).to.include({ faulted: 1, attempts: 13, lost: 1 });
  });
});
