import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import fc from 'fast-check';
import { LOOK_AHEAD } from '../../src/delivery/agenda.ts';
import type { AttemptResult } from '../../src/model/delivery.ts';
import {
  ACCEPTED,
  attemptsOf,
  createFakeTransport,
  createManualTime,
  deliver,
  endsOf,
  PLAIN_POLICY,
  planEvents,
  prepareDelivery,
  REJECTED,
  storySeconds,
} from './fakes.ts';

/** Answers that are given when the test says so. */
function answeringOnDemand() {
  const waiting = new Map<string, (result: AttemptResult) => void>();
  const transport = createFakeTransport(
    (name) => new Promise<AttemptResult>((resolve) => waiting.set(name, resolve)),
  );
  return {
    transport,
    answer: async (name: string, result: AttemptResult) => {
      waiting.get(name)?.(result);
      await setImmediate();
    },
  };
}

describe('the order of deliverEvents()', () => {
  describe('on the virtual clock', () => {
    it('has one first attempt to a contact under way, and does not hold other contacts', async () => {
      const { transport, answer } = answeringOnDemand();
      const delivering = deliver({
        events: planEvents([
          [0, 'ada'],
          [1000, 'ada'],
          [2000, 'ben'],
        ]),
        transport,
      });
      await setImmediate();
      expect(transport.sent).to.deep.equal(['0#1', '2#1']);
      await answer('0', ACCEPTED);
      expect(transport.sent).to.deep.equal(['0#1', '2#1', '1#1']);
      await answer('1', ACCEPTED);
      await answer('2', ACCEPTED);
      await delivering;
    });

    it('tells members of a group apart', async () => {
      const { transport, answer } = answeringOnDemand();
      const delivering = deliver({
        events: planEvents([
          [0, { name: 'walkIns', member: 0 }],
          [0, { name: 'walkIns', member: 1 }],
          [0, { name: 'walkIns', member: null }],
        ]),
        transport,
      });
      await setImmediate();
      expect(transport.sent).to.have.length(3);
      for (const name of ['0', '1', '2']) await answer(name, ACCEPTED);
      await delivering;
    });

    it('does not hold events without a contact', async () => {
      const { transport, answer } = answeringOnDemand();
      const delivering = deliver({
        events: planEvents([
          [0, null],
          [1000, null],
        ]),
        transport,
      });
      await setImmediate();
      expect(transport.sent).to.deep.equal(['0#1', '1#1']);
      await answer('0', ACCEPTED);
      await answer('1', ACCEPTED);
      await delivering;
    });

    it('sends an event that comes before a retry while the attempt before that retry is under way', async () => {
      const { transport, answer } = answeringOnDemand();
      // Attempt 2 of event 0 is due at 10 s, its attempt 3 at 30 s: event 1 lies between them, event 2 behind.
      const delivering = deliver({
        events: planEvents([
          [0, 'ada'],
          [20_000, 'ada'],
          [31_000, 'ada'],
          [32_000, 'ben'],
        ]),
        transport,
      });
      await setImmediate();
      expect(transport.sent).to.deep.equal(['0#1', '3#1']);
      await answer('0', REJECTED);
      expect(transport.sent.slice(2)).to.deep.equal(['0#2', '1#1']);
      await answer('1', ACCEPTED);
      expect(transport.sent.slice(4)).to.deep.equal([]);
      await answer('0', REJECTED);
      expect(transport.sent.slice(4)).to.deep.equal(['0#3', '2#1']);
      for (const name of ['0', '2', '3']) await answer(name, ACCEPTED);
      await delivering;
    });

    it('does not wait for an attempt that would not be repeated', async () => {
      const { transport, answer } = answeringOnDemand();
      const delivering = deliver({
        events: planEvents([
          [0, 'ada'],
          [11_000, 'ada'],
          [50_000, 'ada'],
        ]),
        transport,
        prepare: (event) => prepareDelivery(event, { policy: { ...PLAIN_POLICY, max: 1 } }),
      });
      await setImmediate();
      await answer('0', REJECTED);
      // 0#2 is the last attempt granted: event 1, due after it, need not know how it ends.
      expect(transport.sent).to.deep.equal(['0#1', '0#2', '1#1']);
      await answer('1', ACCEPTED);
      expect(transport.sent).to.include('2#1');
      await answer('0', REJECTED);
      await answer('2', ACCEPTED);
      expect(endsOf(await delivering).map((end) => [end.deliveryId, end.lost])).to.deep.equal([
        ['1', false],
        ['0', true],
        ['2', false],
      ]);
    });

    it('sends retries between the events they fall between', async () => {
      const transport = createFakeTransport((name, attempt) =>
        name === '0' && attempt < 3 ? REJECTED : ACCEPTED,
      );
      const entries = await deliver({
        events: planEvents([0, 5000, 15_000, 40_000].map((offsetMs) => [offsetMs, 'ada'] as const)),
        transport,
      });
      expect(transport.sent).to.deep.equal(['0#1', '1#1', '0#2', '2#1', '0#3', '3#1']);
      expect(attemptsOf(entries).map(storySeconds)).to.deep.equal([0, 5, 10, 15, 30, 40]);
    });

    it('keeps the order of the story over all contacts with a concurrency of 1', async () => {
      const transport = createFakeTransport((name, attempt) =>
        name === '0' && attempt < 3 ? REJECTED : ACCEPTED,
      );
      await deliver({
        events: planEvents([
          [0, 'ada'],
          [5000, 'ben'],
          [10_000, 'cyd'],
          [15_000, null],
          [40_000, 'ben'],
        ]),
        transport,
        concurrency: 1,
      });
      expect(transport.sent).to.deep.equal(['0#1', '1#1', '0#2', '2#1', '3#1', '0#3', '4#1']);
    });

    it('reads at most so many events ahead while a contact is slow, and serves the others from them', async () => {
      let pulled = 0;
      function* plan() {
        const [event] = planEvents([[0, 'ada']]);
        for (let index = 0; index < 3 * LOOK_AHEAD; index++) {
          pulled += 1;
          const contact = { name: index % 10 === 9 ? 'ben' : 'ada', member: null };
          yield { ...(event as NonNullable<typeof event>), index, offsetMs: index, contact };
        }
      }
      let release = (_: AttemptResult): void => {};
      const first = new Promise<AttemptResult>((resolve) => {
        release = resolve;
      });
      const transport = createFakeTransport((name) => (name === '0' ? first : ACCEPTED));
      const delivering = deliver({ events: plan(), transport });
      for (let turn = 0; turn < 5; turn++) await setImmediate();
      expect(transport.sent.slice(0, 3)).to.deep.equal(['0#1', '9#1', '19#1']);
      expect(pulled - transport.sent.length).to.be.within(LOOK_AHEAD, LOOK_AHEAD + 1);
      release(ACCEPTED);
      await delivering;
      expect(transport.sent).to.have.length(3 * LOOK_AHEAD);
    });

    it('keeps every promise at once, whatever the plan and the receiver', async () => {
      const plans = fc.array(fc.tuple(fc.nat({ max: 60_000 }), fc.constantFrom('ada', 'ben', 'cyd', null)), {
        maxLength: 30,
      });
      const failures = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 10 });
      const turns = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 10 });
      await fc.assert(
        fc.asyncProperty(
          plans,
          failures,
          turns,
          fc.integer({ min: 1, max: 6 }),
          async (places, fails, waits, most) => {
            const events = planEvents([...places].sort(([a], [b]) => a - b));
            const policy = { ...PLAIN_POLICY, jitter: 0.5, spreadMs: 500 };
            let calls = 0;
            const transport = createFakeTransport(async (name, attempt) => {
              for (let turn = waits[calls++ % waits.length] ?? 0; turn > 0; turn--) await setImmediate();
              return attempt <= (fails[Number(name) % fails.length] as number) ? REJECTED : ACCEPTED;
            });
            const entries = await deliver({
              events,
              transport,
              concurrency: most,
              prepare: (event) => prepareDelivery(event, { policy }),
            });

            expect(transport.mostAtOnce()).to.be.at.most(most);
            const ended = endsOf(entries).map((end) => Number(end.deliveryId));
            expect([...ended].sort((a, b) => a - b)).to.deep.equal(events.map((event) => event.index));
            const startedAt = new Map(
              attemptsOf(entries).map((attempt) => [
                `${attempt.deliveryId}#${attempt.number}`,
                storySeconds(attempt),
              ]),
            );
            for (const event of events) {
              const attempts = attemptsOf(entries, String(event.index));
              expect(attempts.map((attempt) => attempt.number)).to.deep.equal(attempts.map((_, i) => i + 1));
              expect(attempts.length).to.equal(
                Math.min((fails[event.index % fails.length] as number) + 1, policy.max + 1),
              );
              expect(attempts[0] && storySeconds(attempts[0])).to.equal(event.offsetMs / 1000);
              for (const [i, attempt] of attempts.slice(1).entries()) {
                const waitMs = Date.parse(attempt.storyAt) - Date.parse(attempts[i]?.storyAt ?? '');
                expect(waitMs).to.be.within(5000 * 2 ** i, 15_000 * 2 ** i + 500);
              }
            }
            const lanes =
              most === 1
                ? [events]
                : ['ada', 'ben', 'cyd'].map((n) => events.filter((e) => e.contact?.name === n));
            for (const lane of lanes) {
              const names = new Set(lane.map((event) => String(event.index)));
              const instants = transport.sent
                .filter((request) => names.has(request.split('#')[0] as string))
                .map((request) => startedAt.get(request) as number);
              expect(instants).to.deep.equal([...instants].sort((a, b) => a - b));
            }
          },
        ),
        { numRuns: 200 },
      );
    });
  });

  describe('on a clock that runs', () => {
    it('starts each attempt when it is due and a retry after the end of the attempt before', async () => {
      const time = createManualTime();
      const transport = createFakeTransport(
        (_, attempt) =>
          new Promise((resolve) =>
            time.clock.after(3000, () => resolve(attempt === 1 ? REJECTED : ACCEPTED)),
          ),
      );
      const delivering = deliver({
        events: planEvents([[2000, 'ada']]),
        transport,
        clock: time.clock,
        storyClock: time.story,
      });
      await time.advance(60_000);
      const entries = await delivering;
      expect(attemptsOf(entries).map(storySeconds)).to.deep.equal([2, 15]);
      expect(attemptsOf(entries)[0]?.retryAt).to.equal(attemptsOf(entries)[1]?.storyAt);
      expect(endsOf(entries).map(storySeconds)).to.deep.equal([18]);
      expect(attemptsOf(entries).map((attempt) => attempt.wallAt)).to.deep.equal(
        attemptsOf(entries).map((attempt) => attempt.storyAt),
      );
    });

    it('never holds a later event back for a retry, nor for the attempt before it', async () => {
      const time = createManualTime();
      const transport = createFakeTransport(
        (name, attempt) =>
          new Promise((resolve) =>
            time.clock.after(name === '0' && attempt === 2 ? 30_000 : 10, () =>
              resolve(name === '0' && attempt < 3 ? REJECTED : ACCEPTED),
            ),
          ),
      );
      const delivering = deliver({
        events: planEvents([0, 15_000, 35_000].map((offsetMs) => [offsetMs, 'ada'] as const)),
        transport,
        clock: time.clock,
        storyClock: time.story,
      });
      await time.advance(120_000);
      expect(attemptsOf(await delivering).length).to.equal(5);
      expect(transport.sent).to.deep.equal(['0#1', '0#2', '1#1', '2#1', '0#3']);
    });

    it('does not line a retry up behind events that wait for their contact', async () => {
      const time = createManualTime();
      // Event 1 hangs for a minute, event 2 waits for it; the retry of event 0 is due in between.
      const transport = createFakeTransport(
        (name, attempt) =>
          new Promise((resolve) =>
            time.clock.after(name === '1' ? 60_000 : 10, () =>
              resolve(name === '0' && attempt === 1 ? REJECTED : ACCEPTED),
            ),
          ),
      );
      const delivering = deliver({
        events: planEvents([0, 1000, 2000].map((offsetMs) => [offsetMs, 'ada'] as const)),
        transport,
        clock: time.clock,
        storyClock: time.story,
      });
      await time.advance(120_000);
      await delivering;
      expect(transport.sent).to.deep.equal(['0#1', '1#1', '0#2', '2#1']);
    });

    it('lets an earlier retry go first when it comes up while waiting for a later event', async () => {
      const time = createManualTime();
      const transport = createFakeTransport(
        (_, attempt) =>
          new Promise((resolve) => time.clock.after(10, () => resolve(attempt === 1 ? REJECTED : ACCEPTED))),
      );
      const delivering = deliver({
        events: planEvents([
          [0, 'ada'],
          [3_600_000, 'ben'],
        ]),
        transport,
        clock: time.clock,
        storyClock: time.story,
      });
      await time.advance(11_000);
      expect(transport.sent).to.deep.equal(['0#1', '0#2']);
      await time.advance(7_200_000);
      await delivering;
      expect(time.timerCount()).to.equal(0);
    });

    it('puts an attempt that had to wait for its contact where it really began', async () => {
      const time = createManualTime();
      const transport = createFakeTransport(
        () => new Promise((resolve) => time.clock.after(5000, () => resolve(ACCEPTED))),
      );
      const delivering = deliver({
        events: planEvents([
          [0, 'ada'],
          [1000, 'ada'],
        ]),
        transport,
        clock: time.clock,
        storyClock: time.story,
      });
      await time.advance(60_000);
      const entries = await delivering;
      expect(attemptsOf(entries).map(storySeconds)).to.deep.equal([0, 5]);
      expect(entries.filter((entry) => entry.kind === 'event-planned').map(storySeconds)).to.deep.equal([
        0, 1,
      ]);
    });
  });
});
