import { expect } from 'chai';
import { readPunctuality } from '../../../bench/contestants/load-at-rate.ts';
import { readLoadRate, readLoadReport } from '../../../bench/contestants/run-load.ts';

/** A report of a load, as far as the bench reads it. */
function reportOf({ dropped = 0, statuses = { 204: 1_000 } as Readonly<Record<string, number>> } = {}) {
  return JSON.stringify({
    totals: { events: 1_000 + dropped, dropped, deliveries: 1_000 },
    statuses,
    errors: {},
    rate: { intendedPerSecond: 500, achievedPerSecond: 480.5 },
    lagMs: { p50: 0.1, p99: 0.4, max: 2 },
    overTime: [
      { startsAtMs: 0, accepted: 500 },
      { startsAtMs: 1000, accepted: 495 },
      { startsAtMs: 2000, accepted: 2 },
    ],
  });
}

describe('readLoadReport()', () => {
  it('takes a load whose every event was answered with 204', () => {
    expect(readLoadRate(readLoadReport(reportOf()))).to.deep.equal({ answered: 1_000, perSecond: 480.5 });
  });

  it('takes one that dropped arrivals: its rate tells', () => {
    expect(readLoadReport(reportOf({ dropped: 9 })).totals.dropped).to.equal(9);
  });

  const wrong: readonly Readonly<Record<string, number>>[] = [{ 204: 999 }, { 204: 999, 500: 1 }, {}];
  for (const statuses of wrong) {
    it(`does not take one with the answers ${JSON.stringify(statuses)}`, () => {
      expect(() => readLoadReport(reportOf({ statuses }))).to.throw(
        'not every event sent was answered with 204',
      );
    });
  }
});

describe('readPunctuality()', () => {
  it('holds what was answered while the stage lasted against what should have been', () => {
    const figures = readPunctuality(readLoadReport(reportOf()), { ratePerSecond: 500, seconds: 2 });
    expect(figures).to.include({ lagP50Ms: 0.1, lagP99Ms: 0.4, lagMaxMs: 2, reportedPerSecond: 480.5 });
    expect(figures.rateErrorPercent).to.be.closeTo(0.5, 1e-9);
  });
});
