import { expect } from 'chai';
import { type AttemptEnd, createLoadTally } from '../../src/load/load-tally.ts';
import { createLoadWatch } from '../../src/load/load-watch.ts';
import { createSnapshotTaker, type SenderSnapshot } from '../../src/load/sender-snapshot.ts';
import type { LoadProgress } from '../../src/model/load-progress.ts';

const STANDING = { inFlight: 3, waiting: 1 };
const STAGES = [{ form: 'ramp', fromPerSecond: 0, toPerSecond: 200, durationMs: 10_000 }] as const;
const SETTINGS = {
  model: { kind: 'open', stages: STAGES },
  workers: 1,
  shard: { place: 0, of: 1 },
  corpus: null,
} as const;

/** A sender whose answers take what the test says, with a snapshot for each second. */
function createSender() {
  const tally = createLoadTally();
  const taker = createSnapshotTaker(tally, { isRecorded: false });
  return {
    answer: (count: number, end: Partial<AttemptEnd> = {}): void => {
      for (let index = 0; index < count; index++) {
        tally.addArrival(0, 0);
        tally.addAttempt({
          ...{ number: 1, outcome: 'accepted', before: null, status: 200, error: null },
          ...{ intendedAtMs: 0, sentAtMs: 0, endedAtMs: 1 },
          ...end,
        } as AttemptEnd);
      }
    },
    takeAt: (atMs: number): SenderSnapshot => taker.take(atMs, STANDING) as SenderSnapshot,
  };
}

describe('createSnapshotTaker()', () => {
  it('takes one snapshot a second, however often it is asked', () => {
    const taker = createSnapshotTaker(createLoadTally(), { isRecorded: false });
    const taken = [-50, 100, 999, 1000, 1100, 1999, 2050, 5100, 5900].filter(
      (atMs) => taker.take(atMs, STANDING) !== null,
    );
    expect(taken).to.deep.equal([1000, 2050, 5100]);
  });
});

describe('createLoadWatch()', () => {
  const watch = (settings: Partial<Parameters<typeof createLoadWatch>[0]> = {}) => {
    const told: LoadProgress[] = [];
    return { told, ...createLoadWatch({ ...SETTINGS, ...settings }, (progress) => told.push(progress)) };
  };

  it('says how many came and were answered since the last time, and how long that took', () => {
    const { take, told } = watch();
    const sender = createSender();
    sender.answer(90);
    sender.answer(10, { outcome: 'timed-out', status: null, error: 'no answer in time', endedAtMs: 900 });
    take(0, sender.takeAt(1000));
    sender.answer(50, { endedAtMs: 2, outcome: 'rejected', status: 500 });
    take(0, sender.takeAt(3000));
    expect(told).to.have.lengthOf(2);
    expect(told[0]).to.deep.include({
      elapsedMs: 1000,
      endsAtMs: 10_000,
      plannedEvents: 1000,
      rate: { intendedPerSecond: 20, arrivedPerSecond: 100, answeredPerSecond: 90 },
      inFlight: 3,
      waiting: 1,
      latencyMs: { p50: 1.007, p99: 901.119 },
      statuses: { 200: 90 },
      errors: { 'no answer in time': 10 },
    });
    expect(told[1]).to.deep.include({
      rate: { intendedPerSecond: 60, arrivedPerSecond: 25, answeredPerSecond: 25 },
      latencyMs: { p50: 2.015, p99: 2.015 },
      statuses: { 200: 90, 500: 50 },
    });
    expect(told[1]?.totals).to.include({ events: 150, accepted: 90, rejected: 50, timedOut: 10 });
  });

  it('adds up what all senders say of a second', () => {
    const { take, told } = watch({ workers: 2 });
    const [one, other] = [createSender(), createSender()];
    one.answer(10);
    other.answer(10, { endedAtMs: 70 });
    take(0, one.takeAt(1000));
    expect(told).to.have.lengthOf(0);
    take(1, other.takeAt(1020));
    expect(told).to.have.lengthOf(1);
    expect(told[0]).to.deep.include({ inFlight: 6, waiting: 2, latencyMs: { p50: 1.007, p99: 71.679 } });
    expect(told[0]?.totals.events).to.equal(20);
  });

  it('goes on without a sender that says nothing any more', () => {
    const { take, told } = watch({ workers: 2 });
    const [one, other] = [createSender(), createSender()];
    take(0, one.takeAt(1000));
    other.answer(5);
    take(1, other.takeAt(1000));
    for (const second of [2, 3, 4]) {
      one.answer(10);
      take(0, one.takeAt(second * 1000));
    }
    expect(told.map(({ elapsedMs, totals }) => [elapsedMs, totals.events])).to.deep.equal([
      [1000, 5],
      [2000, 15],
      [3000, 25],
    ]);
  });

  it('knows no end and no rate where none is laid down', () => {
    const { take, told } = watch({ model: { kind: 'closed', connections: 5, events: 900 } });
    const shard = watch({ shard: { place: 1, of: 4 } });
    take(0, createSender().takeAt(1000));
    shard.take(0, createSender().takeAt(1000));
    expect(told[0]).to.deep.include({ endsAtMs: null, plannedEvents: 900 });
    expect(told[0]?.rate.intendedPerSecond).to.equal(null);
    expect(told[0]?.latencyMs).to.deep.equal({ p50: null, p99: null });
    expect(shard.told[0]).to.deep.include({ endsAtMs: 10_000, plannedEvents: null });
    expect(shard.told[0]?.rate.intendedPerSecond).to.equal(5);
  });
});
