import { expect } from 'chai';
import { RETRY_POLICIES } from '../../src/catalog/retry-policies.ts';
import { createClosedSource, createOpenSource } from '../../src/load/event-source.ts';
import type { LoadResult } from '../../src/load/load-result.ts';
import { createLoadTally } from '../../src/load/load-tally.ts';
import type { LoadTransport } from '../../src/load/load-transport.ts';
import { type LoadPlan, sendLoad } from '../../src/load/send-load.ts';
import type { RetryPolicy } from '../../src/model/scenario.ts';
import { createFakeWorld, OK } from './fake-world.ts';

const REJECTED: LoadResult = { outcome: 'rejected', status: 500, error: null };
const NONE = RETRY_POLICIES.none as RetryPolicy;

type Trial = Partial<LoadPlan> & {
  readonly count?: number;
  readonly everyMs?: number;
  readonly contacts?: number;
  readonly onMade?: () => void;
  readonly answer?: (body: string, nth: number) => LoadResult & { readonly afterMs: number };
};

async function send({
  count = 10,
  everyMs = 10,
  contacts = 1000,
  onMade = () => undefined,
  answer,
  ...plan
}: Trial = {}) {
  const world = createFakeWorld(answer ?? (() => ({ ...OK, afterMs: 5 })));
  const tally = createLoadTally();
  const make = {
    isOurs: () => true,
    makeAt: (index: number) => {
      onMade();
      return { index, contact: index % contacts, body: Buffer.from(`e${index}`), headers: [] };
    },
  };
  const arrivals = { count, offsetMs: (index: number) => index * everyMs };
  const end = await sendLoad({
    source: plan.model === 'closed' ? createClosedSource(count, make) : createOpenSource(arrivals, make),
    model: 'open',
    maxInFlight: 1000,
    transport: world.transport,
    retry: NONE,
    seed: 's',
    clock: world.clock,
    startsAt: 0,
    drainMs: 60_000,
    tally,
    stopSignal: new AbortController().signal,
    shouldAbort: () => false,
    rest: world.rest,
    ...plan,
  });
  return { end, world, figures: tally.read(), sentAt: world.seen.map(({ at }) => at) };
}

describe('sendLoad() in the open model', () => {
  it('sends each event when it is due, however long answers take', async () => {
    const { sentAt, figures } = await send({ answer: () => ({ ...OK, afterMs: 400 }) });
    expect(sentAt.map(Math.round)).to.deep.equal([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(figures.totals).to.include({ events: 10, deliveries: 10, accepted: 10, lost: 0 });
    expect(figures.lagMs.max).to.be.below(0.5);
  });

  it('counts latency from the intended instant and service from the send', async () => {
    // One contact: each waits for the one before, though it is due.
    const { sentAt, figures } = await send({
      count: 4,
      contacts: 1,
      answer: () => ({ ...OK, afterMs: 100 }),
    });
    expect(sentAt).to.deep.equal([0, 100, 200, 300]);
    expect(figures.serviceMs).to.include({ p50: 100, max: 100 });
    expect(figures.latencyMs.max).to.be.closeTo(370, 1);
    expect(figures.lagMs.max).to.be.below(0.5);
  });

  it('tells an observer of each event once, before it is sent, and of those that are accepted', async () => {
    const told: string[] = [];
    const { world } = await send({
      count: 3,
      retry: { ...NONE, on: 'any', max: 1, baseMs: 100, factor: 1, capMs: 100 },
      answer: (body, nth) => {
        told.push(`${body} sent`);
        return { ...(body === 'e1' && nth === 1 ? REJECTED : OK), afterMs: 1 };
      },
      observer: {
        sending: ({ index }) => void told.push(`e${index} sending`),
        accepted: ({ index }) => void told.push(`e${index} accepted`),
      },
    });
    expect(world.seen).to.have.lengthOf(4);
    expect(told).to.deep.equal([
      ...['e0 sending', 'e0 sent', 'e0 accepted', 'e1 sending', 'e1 sent'],
      ...['e2 sending', 'e2 sent', 'e2 accepted', 'e1 sent', 'e1 accepted'],
    ]);
  });

  it('keeps the first attempts to one contact in order, one in flight', async () => {
    const { world } = await send({
      count: 40,
      everyMs: 1,
      contacts: 3,
      answer: (_, nth) => ({ ...OK, afterMs: 1 + ((nth * 7) % 13) }),
    });
    expect(world.mostInFlight()).to.equal(3);
    for (const contact of [0, 1, 2]) {
      const order = world.seen
        .map(({ body }) => Number(body.slice(1)))
        .filter((index) => index % 3 === contact);
      expect(order).to.deep.equal([...order].sort((a, b) => a - b));
    }
  });

  it('drops arrivals over maxInFlight and counts them', async () => {
    const { figures, world } = await send({
      count: 20,
      everyMs: 1,
      maxInFlight: 4,
      answer: () => ({ ...OK, afterMs: 1000 }),
    });
    expect(figures.totals).to.include({ events: 20, dropped: 16, deliveries: 4, accepted: 4 });
    expect(world.mostInFlight()).to.equal(4);
    expect(figures.overTime.reduce((sum, { dropped }) => sum + dropped, 0)).to.equal(16);
  });

  it('does not make what it drops', async () => {
    let madeCount = 0;
    const { figures } = await send({
      count: 500,
      everyMs: 0,
      maxInFlight: 2,
      answer: () => ({ ...OK, afterMs: 10_000 }),
      onMade: () => {
        madeCount += 1;
      },
    });
    expect(figures.totals).to.include({ events: 500, dropped: 498 });
    expect(madeCount).to.equal(2);
  });

  it('reads answers between turns when it is behind', async () => {
    // All are due at once, and answers are there in the next turn of the event loop.
    let inFlight = 0;
    let mostInFlight = 0;
    const transport: LoadTransport = {
      prepare: (request) => request,
      send: (_, settle) => {
        inFlight += 1;
        mostInFlight = Math.max(mostInFlight, inFlight);
        setImmediate(() => {
          inFlight -= 1;
          settle(OK);
        });
      },
      openAhead: () => undefined,
      destroy: () => Promise.resolve(),
    };
    const { figures } = await send({ count: 200, everyMs: 0, transport });
    expect(figures.totals).to.include({ events: 200, accepted: 200 });
    expect(mostInFlight).to.be.below(100);
  });

  it('sends again by the policy, and counts what is lost in the end', async () => {
    const retry: RetryPolicy = { ...NONE, on: 'any', max: 2, baseMs: 1_000, factor: 1, capMs: 1_000 };
    const { figures, world, end } = await send({
      count: 2,
      retry,
      answer: (body, nth) =>
        body === 'e0' && nth > 2
          ? { ...OK, afterMs: 1 }
          : { outcome: 'rejected', status: 500, error: null, afterMs: 1 },
    });
    const attempts = world.seen.map(({ body }) => body).sort();
    expect(attempts.filter((body) => body === 'e1')).to.have.lengthOf(3);
    expect(figures.totals).to.include({ deliveries: 2, accepted: 1, rejected: 1, lost: 1, retried: 2 });
    expect(figures.totals.attempts).to.equal(attempts.length);
    expect(end).to.deep.equal({ isInterrupted: false, unfinishedCount: 0, fault: null });
  });

  const rejected = (status: number): LoadResult => ({ outcome: 'rejected', status, error: null });
  for (const [policy, result, expected] of [
    ['highlevel-2025', rejected(500), { lost: 3, attempts: 3, unfinished: 0 }],
    ['highlevel-2025', rejected(429), { lost: 0, attempts: 3, unfinished: 3 }],
    [
      'highlevel-2025',
      { outcome: 'timed-out', status: null, error: 'late' },
      { lost: 3, attempts: 3, unfinished: 0 },
    ],
    ['none', rejected(429), { lost: 3, attempts: 3, unfinished: 0 }],
    [
      'none',
      { outcome: 'unreachable', status: null, error: 'refused' },
      { lost: 3, attempts: 3, unfinished: 0 },
    ],
    // Up to 15 s before the second attempt, up to 30 s before the third: within a minute nothing is given up.
    ['highlevel-2026', rejected(500), { lost: 0, attempts: null, unfinished: 3 }],
  ] as const) {
    const what = `${result.outcome}${result.status === null ? '' : ` with ${result.status}`}`;
    it(`has ${expected.lost} of 3 lost under ${policy} within a minute when all are ${what}`, async () => {
      const { figures, end } = await send({
        count: 3,
        retry: RETRY_POLICIES[policy] as RetryPolicy,
        answer: () => ({ ...result, afterMs: 1 }),
      });
      const { attempts, lost } = figures.totals;
      expect({ lost, unfinished: end.unfinishedCount }).to.deep.equal({
        lost: expected.lost,
        unfinished: expected.unfinished,
      });
      if (expected.attempts === null) expect(attempts).to.be.above(6);
      else expect(attempts).to.equal(expected.attempts);
    });
  }

  it('gives up within the drain what a policy lets go of within it', async () => {
    const retry: RetryPolicy = { ...NONE, on: [503], max: 2, baseMs: 10_000, factor: 1, capMs: 10_000 };
    const trial = { count: 2, retry, answer: () => ({ ...rejected(503), afterMs: 1 }) };
    const enough = await send({ ...trial, drainMs: 25_000 });
    expect(enough.figures.totals).to.include({ attempts: 6, lost: 2 });
    const tooShort = await send({ ...trial, drainMs: 15_000 });
    expect(tooShort.figures.totals).to.include({ attempts: 4, lost: 0 });
    expect(tooShort.end.unfinishedCount).to.equal(2);
  });

  it('does not wait for retries beyond the drain, and says how many it left', async () => {
    const retry: RetryPolicy = { ...NONE, on: 'any', max: 9, baseMs: 3_600_000, factor: 1, capMs: 3_600_000 };
    const { end, figures } = await send({
      count: 3,
      retry,
      answer: () => ({ outcome: 'unreachable', status: null, error: 'connection refused', afterMs: 0 }),
    });
    expect(end).to.deep.equal({ isInterrupted: false, unfinishedCount: 3, fault: null });
    expect(figures.totals).to.include({ unreachable: 3, lost: 0 });
    expect(figures.errors).to.deep.equal({ 'connection refused': 3 });
    expect(figures.latencyMs.max).to.equal(null);
  });

  it('counts attempts that ran out of time into latency: leaving them out would flatter', async () => {
    const { figures } = await send({
      count: 2,
      answer: () => ({ outcome: 'timed-out', status: null, error: 'no answer in time', afterMs: 2_000 }),
    });
    expect(figures.latencyMs.max).to.be.closeTo(2_000, 1);
  });

  it('stops when told to, lets what is in flight end, and leaves the rest', async () => {
    const stop = new AbortController();
    const { end, figures } = await send({
      count: 100,
      stopSignal: stop.signal,
      answer: (_, nth) => {
        if (nth === 9) stop.abort();
        return { ...OK, afterMs: 50 };
      },
    });
    expect(end.isInterrupted).to.equal(true);
    expect(figures.totals).to.include({ deliveries: 10, accepted: 10 });
  });

  it('gives up what has no answer 5 s after it was told to stop', async () => {
    const stop = new AbortController();
    const { end, figures } = await send({
      count: 3,
      stopSignal: stop.signal,
      answer: (_, nth) => {
        if (nth === 2) stop.abort();
        return { ...OK, afterMs: 3_600_000 };
      },
    });
    expect(end).to.deep.equal({ isInterrupted: true, unfinishedCount: 3, fault: null });
    expect(figures.totals.deliveries).to.equal(0);
  });

  it('says ten times a second how many are without an answer, and how many wait for their contact', async () => {
    const standings: unknown[] = [];
    await send({
      count: 10,
      contacts: 2,
      answer: () => ({ ...OK, afterMs: 400 }),
      shouldAbort: (standing) => {
        standings.push(standing);
        return false;
      },
    });
    expect(standings[0]).to.deep.equal({ inFlight: 2, waiting: 8 });
    expect(standings.length).to.be.within(15, 21);
  });

  it('ends early when it should abort', async () => {
    let looks = 0;
    const { end, figures } = await send({ count: 1000, shouldAbort: () => ++looks === 3 });
    expect(end.isInterrupted).to.equal(true);
    expect(figures.totals.events).to.be.within(28, 34);
  });
});

describe('sendLoad() in the closed model', () => {
  it('keeps so many connections busy until all events are sent', async () => {
    const { world, figures, sentAt } = await send({ model: 'closed', count: 12, maxInFlight: 4 });
    expect(world.mostInFlight()).to.equal(4);
    expect(sentAt).to.deep.equal([0, 0, 0, 0, 5, 5, 5, 5, 10, 10, 10, 10]);
    expect(figures.totals).to.include({ events: 12, accepted: 12, dropped: 0 });
    expect(figures.latencyMs).to.deep.equal(figures.serviceMs);
  });

  it('sends nothing before the load starts', async () => {
    const { sentAt } = await send({ model: 'closed', count: 3, maxInFlight: 4, startsAt: 250 });
    expect(sentAt[0]).to.be.within(250, 251);
    expect(sentAt).to.have.lengthOf(3);
  });

  it('keeps one contact in order on all connections together', async () => {
    const { world } = await send({ model: 'closed', count: 30, maxInFlight: 4, contacts: 2 });
    expect(world.mostInFlight()).to.equal(2);
    expect(world.seen).to.have.lengthOf(30);
  });
});
