import { expect } from 'chai';
import { writeChartData } from '../../../src/report/load-html/chart-data.ts';
import { needsLogScale } from '../../../src/report/load-html/needs-log-scale.ts';
import { hostileLoad, loadReportOf, RUSH } from '../load-report-of.ts';

describe('writeChartData()', () => {
  const report = loadReportOf(RUSH);
  const data = JSON.parse(writeChartData(report).markup);

  it('has a number an interval for each line, placed in its middle, as rates a second', () => {
    expect(data.times).to.deep.equal([0.5, 1.5, 2.5, 3.5]);
    expect(data.rate.answered).to.deep.equal([99, 100, 88, null]);
    expect(data.outcomes.rejected).to.deep.equal([0, 0, 9, 7.194]);
    expect(data.latency.max).to.deep.equal([14, 14, 136, 149]);
  });

  it('has a bar for every twentieth of a decade, empty ones included', () => {
    const { first, shares } = data.spread;
    expect(first).to.equal(13);
    expect(shares).to.have.lengthOf(31);
    expect(shares.reduce((sum: number, share: number) => sum + share, 0)).to.be.closeTo(1, 1e-9);
    expect(shares).to.include(0);
  });

  it('holds numbers alone', () => {
    const { markup } = writeChartData(hostileLoad().report);
    expect(markup).to.match(/^[\w{}[\]":,.-]+$/);
  });
});

describe('needsLogScale()', () => {
  it('takes one when an even scale would press the least flat', () => {
    expect(needsLogScale(loadReportOf(RUSH))).to.equal(false);
    expect(needsLogScale(loadReportOf([...RUSH, { atMs: 1000, latencyMs: 1000 }]))).to.equal(true);
    expect(needsLogScale(loadReportOf([]))).to.equal(false);
  });
});
