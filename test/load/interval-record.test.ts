import { expect } from 'chai';
import fc from 'fast-check';
import { createIntervalRecord, type IntervalRecord } from '../../src/load/interval-record.ts';

const HOUR_MS = 3_600_000;

/** Something that happened in a load, and which of three senders it happened to. */
const HAPPENING = fc.record({
  sender: fc.nat(2),
  atMs: fc.oneof(fc.nat(5_000), fc.nat(400_000), fc.nat(3 * HOUR_MS)),
  what: fc.constantFrom('arrival', 'dropped', 'accepted', 'rejected', 'timedOut', 'unreachable'),
  ms: fc.double({ min: 0, max: 60_000, noNaN: true }),
});

type Happening = typeof HAPPENING extends fc.Arbitrary<infer Type> ? Type : never;

function add(record: IntervalRecord, { atMs, what, ms }: Happening): void {
  if (what === 'arrival') record.addArrival(atMs, ms);
  else if (what === 'dropped') record.addDropped(atMs);
  else record.addAttempt(atMs, what, what === 'unreachable' ? null : ms);
}

describe('createIntervalRecord()', () => {
  it('has a row a second, without gaps, that says what came and how long it took', () => {
    const record = createIntervalRecord();
    record.addArrival(200, 0.25);
    record.addArrival(900, 1.5);
    record.addDropped(900);
    record.addAttempt(999.9, 'accepted', 10);
    record.addAttempt(2000, 'timedOut', 1900);
    record.addAttempt(2500, 'unreachable', null);
    const empty = { arrived: 0, dropped: 0, accepted: 0, rejected: 0, timedOut: 0, unreachable: 0 };
    const none = { p50: null, p90: null, p95: null, p99: null, max: null };
    expect(record.read()).to.deep.equal([
      {
        ...empty,
        startsAtMs: 0,
        widthMs: 1000,
        arrived: 2,
        dropped: 1,
        accepted: 1,
        maxLagMs: 1.5,
        latencyMs: { p50: 10, p90: 10, p95: 10, p99: 10, max: 10 },
      },
      { ...empty, startsAtMs: 1000, widthMs: 1000, maxLagMs: null, latencyMs: none },
      {
        ...empty,
        startsAtMs: 2000,
        widthMs: 1000,
        timedOut: 1,
        unreachable: 1,
        maxLagMs: null,
        latencyMs: { p50: 1900, p90: 1900, p95: 1900, p99: 1900, max: 1900 },
      },
    ]);
  });

  it('makes its intervals twice as wide rather than have more than 300', () => {
    const record = createIntervalRecord();
    for (let second = 0; second < 300; second++) record.addAttempt(second * 1000, 'accepted', second + 1);
    expect(record.read()).to.have.lengthOf(300);
    record.addAttempt(300_000, 'accepted', 1);
    expect(record.read()).to.have.lengthOf(151);
    expect(record.read()[149]).to.deep.include({ startsAtMs: 298_000, widthMs: 2000, accepted: 2 });
    expect(record.read()[149]?.latencyMs).to.include({ p90: 300, p99: 300, max: 300 });
    expect(record.read()[149]?.latencyMs.p50).to.be.closeTo(299, 1);
    record.addAttempt(24 * HOUR_MS, 'rejected', 1);
    expect(record.read().length).to.be.within(150, 300);
    expect(record.read().reduce((sum, { accepted }) => sum + accepted, 0)).to.equal(301);
  });

  it('adds the parts of several senders up to exactly what one would have counted', () => {
    fc.assert(
      fc.property(fc.array(HAPPENING, { maxLength: 60 }), (happenings) => {
        const whole = createIntervalRecord();
        const parts = [createIntervalRecord(), createIntervalRecord(), createIntervalRecord()];
        for (const happening of happenings) {
          add(whole, happening);
          add(parts[happening.sender] as IntervalRecord, happening);
        }
        const sum = createIntervalRecord();
        for (const part of parts) sum.merge(JSON.parse(JSON.stringify(part.encode())));
        expect(sum.read()).to.deep.equal(whole.read());
      }),
      { numRuns: 200 },
    );
  });
});
