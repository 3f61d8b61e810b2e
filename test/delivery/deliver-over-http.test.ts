import type { RequestListener } from 'node:http';
import { expect } from 'chai';
import { findRetryPolicy } from '../../src/catalog/retry-policies.ts';
import { createHttpTransport } from '../../src/delivery/http-transport.ts';
import type { JournalDraft } from '../../src/model/journal.ts';
import {
  attemptsOf,
  deliver,
  endsOf,
  machineClock,
  planEvents,
  prepareDelivery,
  storySeconds,
} from './fakes.ts';
import { findDeadUrl, startHttpReceiver, startRawReceiver, type TestReceiver } from './receivers.ts';

const POLICY = findRetryPolicy('highlevel-2026');
const FIFTY_EVENTS = planEvents(
  Array.from({ length: 50 }, (_, i) => [i * 1000, `contact ${i % 5}`] as const),
);

async function deliverTo(
  url: string,
  events = planEvents([[0, 'ada']]),
  extra: Partial<Parameters<typeof deliver>[0]> = {},
): Promise<readonly JournalDraft[]> {
  const transport = createHttpTransport({ url, clock: machineClock, maxSockets: 8 });
  try {
    return await deliver({
      events,
      transport,
      prepare: (event) => prepareDelivery(event, { policy: POLICY }),
      ...extra,
    });
  } finally {
    await transport.close();
  }
}

describe('deliverEvents() over HTTP', () => {
  let receiver: TestReceiver | null = null;
  const start = async (listener: RequestListener): Promise<string> => {
    receiver = await startHttpReceiver(listener);
    return receiver.url;
  };
  afterEach(async () => {
    await receiver?.close();
    receiver = null;
  });

  it('makes thirteen attempts over hours of story without waiting for them', async () => {
    const url = await start((_request, response) => response.writeHead(429).end());
    const entries = await deliverTo(url);
    expect(attemptsOf(entries)).to.have.length(13);
    expect(storySeconds(attemptsOf(entries).at(-1) as JournalDraft)).to.be.above(3600);
  });

  it('ends every delivery to a receiver that was dead from the start', async () => {
    const entries = await deliverTo(await findDeadUrl(), FIFTY_EVENTS);
    expect(endsOf(entries)).to.have.length(50);
    for (const end of endsOf(entries)) expect(end).to.include({ outcome: 'unreachable', lost: true });
    for (const attempt of attemptsOf(entries))
      expect(attempt.error).to.equal('connection refused (ECONNREFUSED)');
    expect(attemptsOf(entries)).to.have.length(50 * 13);
  });

  it('ends every delivery to a receiver that is killed in the middle', async () => {
    let requestCount = 0;
    const url = await start((_request, response) => {
      requestCount += 1;
      if (requestCount === 20) void receiver?.close();
      else response.end('ok');
    });
    const entries = await deliverTo(url, FIFTY_EVENTS);
    const ends = endsOf(entries);
    expect(ends).to.have.length(50);
    expect(ends.filter((end) => end.outcome === 'accepted').length).to.be.within(1, 19);
    expect(new Set(ends.map((end) => end.outcome))).to.deep.equal(new Set(['accepted', 'unreachable']));
    for (const attempt of attemptsOf(entries)) {
      if (attempt.outcome !== 'accepted')
        expect(attempt.error).to.match(/^connection (refused|closed before an answer) \(/);
    }
  });

  it('delivers late what a receiver was down for', async () => {
    let downFor = 30;
    const url = await start((request, response) => {
      downFor -= 1;
      if (downFor >= 0) request.socket.destroy();
      else response.end('ok');
    });
    const entries = await deliverTo(url, FIFTY_EVENTS);
    expect(endsOf(entries).map((end) => end.outcome)).to.deep.equal(Array(50).fill('accepted'));
    expect(attemptsOf(entries)).to.have.length(80);
  });

  it('ends every delivery to a receiver that hangs', async () => {
    receiver = await startRawReceiver(() => {});
    const entries = await deliverTo(receiver.url, planEvents([[0, 'ada']]), { timeoutMs: 20 });
    expect(endsOf(entries)[0]).to.include({ outcome: 'timed-out', lost: true });
    await receiver.allClosed();
  });

  it('leaves a hanging receiver after the grace when it is stopped', async () => {
    receiver = await startRawReceiver(() => stop.abort());
    const stop = new AbortController();
    const entries = await deliverTo(receiver.url, FIFTY_EVENTS, { stopSignal: stop.signal, graceMs: 30 });
    expect(new Set(entries.map((entry) => entry.kind))).to.deep.equal(new Set(['event-planned']));
    await receiver.allClosed();
  });

  it('has forty requests under way at a time without a warning', async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error): unknown => warnings.push(warning);
    process.on('warning', onWarning);
    const waiting: (() => void)[] = [];
    const url = await start((_request, response) => {
      waiting.push(() => response.end('ok'));
      if (waiting.length === 40) for (const answer of waiting.splice(0)) answer();
    });
    const events = planEvents(Array.from({ length: 80 }, (_, i) => [i, null] as const));
    const entries = await deliverTo(url, events, { concurrency: 40 });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', onWarning);
    expect(endsOf(entries)).to.have.length(80);
    expect(warnings).to.deep.equal([]);
  });
});
