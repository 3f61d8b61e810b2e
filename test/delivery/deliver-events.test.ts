import { generateKeyPairSync, sign } from 'node:crypto';
import { expect } from 'chai';
import { findRetryPolicy } from '../../src/catalog/retry-policies.ts';
import type { AttemptResult } from '../../src/model/delivery.ts';
import {
  ACCEPTED,
  attemptsOf,
  createFakeTransport,
  createManualTime,
  deliver,
  endsOf,
  planEvents,
  prepareDelivery,
  REJECTED,
  START,
  storySeconds,
} from './fakes.ts';

const ONE_EVENT = planEvents([[0, 'ada']]);

/** Answers by attempt; the last answer repeats. */
function answering(...statuses: readonly number[]): ReturnType<typeof createFakeTransport> {
  return createFakeTransport((_, attempt): AttemptResult => {
    const status = statuses[Math.min(attempt, statuses.length) - 1] as number;
    return { outcome: status < 300 ? 'accepted' : 'rejected', status, latencyMs: 1 };
  });
}

describe('deliverEvents()', () => {
  it('records that an event is planned, then its attempts, then its end', async () => {
    const answer = { headers: { server: 'test' }, body: Buffer.from('{}') };
    const transport = createFakeTransport(() => ({ ...ACCEPTED, answer }));
    const entries = await deliver({ events: planEvents([[5000, 'ada']]), transport });
    expect(entries.map((entry) => entry.kind)).to.deep.equal(['event-planned', 'attempt', 'delivery-ended']);
    expect(entries.map(storySeconds)).to.deep.equal([5, 5, 5]);
    const [planned, attempt, ended] = entries;
    expect(planned).to.deep.include({
      deliveryId: '0',
      stepId: null,
      stepPath: 'steps[0]',
      eventKind: 'sms.sent',
      event: 'OutboundMessage',
      contactId: 'ada',
      fault: null,
      duplicate: false,
      timestamp: START,
      bodyBase64: 'MA==',
    });
    expect(attempt).to.deep.include({
      deliveryId: '0',
      stepId: null,
      eventKind: 'sms.sent',
      number: 1,
      headers: { 'content-type': 'application/json' },
      bodyBase64: 'MA==',
      outcome: 'accepted',
      status: 200,
      answerHeaders: { server: 'test' },
      answerBase64: 'e30=',
      latencyMs: 1,
    });
    expect(attempt).to.not.have.any.keys('error', 'retryAt', 'resumed');
    expect(ended).to.deep.include({ deliveryId: '0', outcome: 'accepted', lost: false });
  });

  it('prepares an event only when its first attempt is about to start', async () => {
    const prepared: number[] = [];
    const transport = createFakeTransport((name) => {
      expect(prepared).to.deep.equal(Array.from({ length: Number(name) + 1 }, (_, i) => START + i * 1000));
      return ACCEPTED;
    });
    const events = planEvents([0, 1000, 2000].map((offsetMs) => [offsetMs, 'ada'] as const));
    const prepare = (event: (typeof events)[number], storyAt: number) => {
      prepared.push(storyAt);
      return prepareDelivery(event);
    };
    await deliver({ events, transport, prepare });
    expect(prepared).to.have.length(3);
  });

  describe('with the policies of HighLevel', () => {
    const deliverUnder = (policy: string, transport: ReturnType<typeof createFakeTransport>) =>
      deliver({
        events: ONE_EVENT,
        transport,
        prepare: (event) => prepareDelivery(event, { policy: findRetryPolicy(policy) }),
      });

    it('is accepted at attempt 3 after 500, 500, 200 under highlevel-2026', async () => {
      const entries = await deliverUnder('highlevel-2026', answering(500, 500, 200));
      expect(attemptsOf(entries).map((attempt) => attempt.status)).to.deep.equal([500, 500, 200]);
      expect(endsOf(entries)).to.have.length(1);
      expect(endsOf(entries)[0]).to.include({ outcome: 'accepted', lost: false });
    });

    it('is lost at attempt 1 after a 500 under highlevel-2025', async () => {
      const entries = await deliverUnder('highlevel-2025', answering(500, 500, 200));
      expect(attemptsOf(entries)).to.have.length(1);
      expect(endsOf(entries)[0]).to.include({ outcome: 'rejected', lost: true });
    });

    for (const [policy, count] of [
      ['highlevel-2026', 13],
      ['highlevel-2025', 7],
      ['none', 1],
    ] as const) {
      it(`makes ${count} attempts against a receiver that answers 429 for ever under ${policy}`, async () => {
        const entries = await deliverUnder(policy, answering(429));
        expect(attemptsOf(entries).map((attempt) => attempt.number)).to.deep.equal(
          Array.from({ length: count }, (_, i) => i + 1),
        );
        expect(endsOf(entries)[0]).to.include({ outcome: 'rejected', lost: true });
      });
    }

    it('puts each retry in the story where the entry before said it would be, with the waits of the policy', async () => {
      const attempts = attemptsOf(await deliverUnder('highlevel-2026', answering(429)));
      for (const [i, attempt] of attempts.slice(1).entries()) {
        const before = attempts[i] as (typeof attempts)[number];
        expect(attempt.storyAt).to.equal(before.retryAt);
        const waitSeconds = storySeconds(attempt) - storySeconds(before);
        const plainSeconds = Math.min(10 * 2 ** i, 3600);
        expect(waitSeconds).to.be.within(plainSeconds * 0.5, plainSeconds * 1.5);
      }
      expect(attempts.at(-1)).to.not.have.property('retryAt');
    });

    it('gives the same story times for the same seed', async () => {
      const [one, two] = await Promise.all([1, 2].map(() => deliverUnder('highlevel-2026', answering(429))));
      expect(one?.map(storySeconds)).to.deep.equal(two?.map(storySeconds));
    });
  });

  it('does not lose what cannot be lost', async () => {
    const prepare = () => prepareDelivery({ index: 0, contact: null }, { canBeLost: false });
    const entries = await deliver({ events: ONE_EVENT, transport: answering(500), prepare });
    expect(endsOf(entries)[0]).to.include({ outcome: 'rejected', lost: false });
  });

  it('repeats bytes and headers, unless the policy restamps', async () => {
    const policy = prepareDelivery({ index: 0, contact: null }).policy;
    const headersWith = async (restamp: boolean) => {
      const prepare = () => prepareDelivery({ index: 0, contact: null }, { policy: { ...policy, restamp } });
      const entries = await deliver({ events: ONE_EVENT, transport: answering(500, 200), prepare });
      return attemptsOf(entries).map((attempt) => attempt.headers);
    };
    const original = { 'content-type': 'application/json' };
    expect(await headersWith(false)).to.deep.equal([original, original]);
    expect(await headersWith(true)).to.deep.equal([original, { restamped: String(START + 10_000) }]);
  });

  describe('when it is stopped', () => {
    it('starts nothing new and lets what is under way end', async () => {
      const stop = new AbortController();
      const transport = createFakeTransport(async () => {
        stop.abort();
        return REJECTED;
      });
      const entries = await deliver({
        events: planEvents([
          [0, 'ada'],
          [1000, 'ada'],
        ]),
        transport,
        stopSignal: stop.signal,
      });
      expect(transport.sent).to.deep.equal(['0#1']);
      expect(entries.map((entry) => entry.kind)).to.deep.equal(['event-planned', 'attempt']);
      expect(attemptsOf(entries)[0]?.retryAt).to.equal(new Date(START + 10_000).toISOString());
    });

    it('cuts off what has not ended after the grace, and records no outcome for it', async () => {
      const time = createManualTime();
      const stop = new AbortController();
      let isCutOff = false;
      const transport = createFakeTransport(
        (_name, _attempt, { signal }) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => {
              isCutOff = true;
              resolve({ outcome: 'unreachable', latencyMs: 1, error: 'given up' });
            });
          }),
      );
      const delivering = deliver({
        events: ONE_EVENT,
        transport,
        clock: time.clock,
        storyClock: time.story,
        stopSignal: stop.signal,
      });
      await time.advance(1000);
      stop.abort();
      await time.advance(4999);
      expect(isCutOff).to.equal(false);
      await time.advance(1);
      expect((await delivering).map((entry) => entry.kind)).to.deep.equal(['event-planned']);
      expect(time.timerCount()).to.equal(0);
    });

    it('sends nothing when it was stopped before it began', async () => {
      const transport = answering(200);
      expect(await deliver({ events: ONE_EVENT, transport, stopSignal: AbortSignal.abort() })).to.deep.equal(
        [],
      );
      expect(transport.sent).to.deep.equal([]);
    });

    it('leaves a wait for a far-off event at once', async () => {
      const time = createManualTime();
      const stop = new AbortController();
      const delivering = deliver({
        events: planEvents([[3_600_000, 'ada']]),
        transport: answering(200),
        clock: time.clock,
        storyClock: time.story,
        stopSignal: stop.signal,
      });
      await time.advance(1000);
      stop.abort();
      expect(await delivering).to.deep.equal([]);
      expect(time.timerCount()).to.equal(0);
    });
  });

  describe('when a part of it fails', () => {
    const hanging = () =>
      createFakeTransport(
        (name, _attempt, { signal }) =>
          new Promise((resolve) => {
            if (name !== '0') resolve(ACCEPTED);
            signal.addEventListener('abort', () => resolve({ outcome: 'unreachable', latencyMs: 1 }));
          }),
      );
    const events = planEvents([
      [0, 'ada'],
      [1000, 'ben'],
    ]);
    const outcomeOf = async (delivering: Promise<unknown>): Promise<unknown> => {
      try {
        return await delivering;
      } catch (error) {
        return error;
      }
    };

    it('rejects with what prepare threw, once what is under way was cut off', async () => {
      const error = new Error('no payload');
      const prepare = (event: (typeof events)[number]) => {
        if (event.index === 1) throw error;
        return prepareDelivery(event);
      };
      expect(await outcomeOf(deliver({ events, transport: hanging(), prepare }))).to.equal(error);
    });

    it('rejects with what record threw', async () => {
      const error = new Error('disk full');
      const record = (entry: { readonly kind: string }) => {
        if (entry.kind === 'attempt') throw error;
      };
      expect(await outcomeOf(deliver({ events, transport: hanging(), record }))).to.equal(error);
    });

    it('rejects with what the plan threw, and lets the plan clean up', async () => {
      const error = new Error('no plan');
      function* broken() {
        yield* events;
        throw error;
      }
      expect(await outcomeOf(deliver({ events: broken(), transport: hanging() }))).to.equal(error);
    });
  });

  it('lets the plan clean up when it is stopped in the middle of it', async () => {
    const stop = new AbortController();
    let isClosed = false;
    function* endless() {
      try {
        for (let i = 0; ; i++)
          yield { ...(ONE_EVENT[0] as (typeof ONE_EVENT)[number]), index: i, offsetMs: i };
      } finally {
        isClosed = true;
      }
    }
    const transport = createFakeTransport((name) => {
      if (name === '3') stop.abort();
      return ACCEPTED;
    });
    await deliver({ events: endless(), transport, stopSignal: stop.signal });
    expect(isClosed).to.equal(true);
  });

  /** A story of many events to fifty contacts, read through `onPull`. */
  function* tellLongStory(count: number, onPull: () => void) {
    const [template] = ONE_EVENT;
    for (let index = 0; index < count; index++) {
      onPull();
      const contact = { name: 'walkIns', member: index % 50 };
      yield { ...(template as (typeof ONE_EVENT)[number]), index, offsetMs: index * 10, contact };
    }
  }
  const acceptAll = { send: async () => ACCEPTED, close: async () => {} };

  it('holds no more of a long plan at a time than it needs', async () => {
    let pulled = 0;
    let done = 0;
    let mostAhead = 0;
    await deliver({
      events: tellLongStory(100_000, () => {
        pulled += 1;
        mostAhead = Math.max(mostAhead, pulled - done);
      }),
      transport: acceptAll,
      record: (entry) => {
        if (entry.kind === 'delivery-ended') done += 1;
      },
    });
    expect(done).to.equal(100_000);
    expect(mostAhead).to.be.below(100);
  });

  it('spends less on an event than signing it twice takes', async () => {
    const template = prepareDelivery({ index: 0, contact: null });
    const { privateKey } = generateKeyPairSync('ed25519');
    const body = Buffer.alloc(600);
    const costs: Record<'deliver' | 'sign', number[]> = { deliver: [], sign: [] };
    const count = 2_000;
    // In turns, so that other programs slow down both; the best of each is one they disturbed least.
    for (let round = 0; round < 5; round++) {
      let before = process.cpuUsage();
      const events = tellLongStory(count, () => {});
      await deliver({ events, transport: acceptAll, prepare: () => template, record: () => {} });
      costs.deliver.push(process.cpuUsage(before).user);
      before = process.cpuUsage();
      for (let index = 0; index < count; index++) sign(null, body, privateKey);
      costs.sign.push(process.cpuUsage(before).user);
    }
    expect(Math.min(...costs.deliver)).to.be.below(2 * Math.min(...costs.sign));
  });
});
