import { expect } from 'chai';
import { layOutArrivals } from '../../../src/load/arrivals.ts';
import type { LoadStage } from '../../../src/model/scenario.ts';
import { intendedPerSecond, ratePerSecond } from '../../../src/report/load-html/rates.ts';

const STAGES: readonly LoadStage[] = [
  { form: 'ramp', fromPerSecond: 0, toPerSecond: 100, durationMs: 10_000 },
  { form: 'hold', fromPerSecond: 100, toPerSecond: 100, durationMs: 5_500 },
];

describe('intendedPerSecond()', () => {
  const at = (startsAtMs: number, widthMs = 1000) => intendedPerSecond(STAGES, { startsAtMs, widthMs });

  it('follows a ramp, a hold, and the end in the middle of an interval', () => {
    expect(at(0)).to.be.closeTo(5, 1e-9);
    expect(at(9_000)).to.be.closeTo(95, 1e-9);
    expect(at(12_000)).to.equal(100);
    expect(at(15_000)).to.be.closeTo(50, 1e-9);
    expect(at(16_000)).to.equal(0);
    expect(at(8_000, 4_000)).to.be.closeTo((180 + 200) / 4, 1e-9);
  });

  it('adds up to the arrivals that are laid out', () => {
    const seconds = Array.from({ length: 16 }, (_, second) => at(second * 1000));
    expect(seconds.reduce((sum, rate) => sum + rate, 0)).to.be.closeTo(layOutArrivals(STAGES).count, 1);
  });
});

describe('ratePerSecond()', () => {
  it('takes the width of the interval into account', () => {
    expect(ratePerSecond(300, { widthMs: 4000 })).to.equal(75);
  });
});
