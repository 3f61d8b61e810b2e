import { expect } from 'chai';
import { findRateLines } from '../../../src/report/load-html/rate-lines.ts';
import { loadReportOf, RUSH } from '../load-report-of.ts';

describe('findRateLines()', () => {
  const find = (report: Parameters<typeof findRateLines>[0]) => Object.fromEntries(findRateLines(report));

  it('draws no line down to arrivals after the stages, nor into an interval that the load did not fill', () => {
    const late = loadReportOf([...RUSH, { atMs: 2990, latencyMs: 1500 }]);
    expect(find(late)).to.deep.equal({
      answered: [99, 100, 88, 13, null],
      arrived: [100, 100, 101, null, null],
      intended: [100, 100, 100, null, null],
    });
  });

  it('draws an interval that lacks only the last few milliseconds, or is the only one', () => {
    const whole = loadReportOf(
      Array.from({ length: 200 }, (_, index) => ({ atMs: index * 10, latencyMs: 5 })),
    );
    expect(whole.durationMs).to.equal(1995);
    expect(find(whole).answered).to.deep.equal([100, 100]);
    expect(find(loadReportOf([{ atMs: 0, latencyMs: 20 }])).answered).to.deep.equal([1]);
  });

  it('means for a shard its part of the rate, and none in the closed model', () => {
    const report = loadReportOf(RUSH);
    expect(find({ ...report, setup: { ...report.setup, shard: '2/4' } }).intended?.[0]).to.equal(25);
    const closed = find({ ...report, setup: { ...report.setup, stages: null } });
    expect(closed).to.have.all.keys('answered', 'arrived');
    expect(closed.arrived).to.deep.equal([100, 100, 100, null]);
  });
});
