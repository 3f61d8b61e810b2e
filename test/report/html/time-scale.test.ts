import { expect } from 'chai';
import fc from 'fast-check';
import { createTimeScale } from '../../../src/report/html/time-scale.ts';

const HOUR = 3_600_000;

describe('createTimeScale()', () => {
  it('lets time pass evenly where nothing is quiet for long', () => {
    const scale = createTimeScale([0, 1000, 2000, 4000]);
    expect(scale.gaps).to.deep.equal([]);
    expect(scale.toPercent(2000)).to.be.closeTo((scale.toPercent(0) + scale.toPercent(4000)) / 2, 1e-9);
  });

  it('draws a long quiet gap narrow, and gives what is around it room', () => {
    const scale = createTimeScale([0, 1000, 2000, 5 * HOUR, 5 * HOUR + 1000]);
    expect(scale.gaps.map(({ ms }) => ms)).to.deep.equal([5 * HOUR - 2000]);
    const [gap] = scale.gaps;
    expect((gap?.toPercent ?? 0) - (gap?.fromPercent ?? 0)).to.equal(5);
    expect(scale.toPercent(5 * HOUR + 1000) - scale.toPercent(5 * HOUR)).to.be.above(15);
  });

  it('draws at most six gaps narrow, the longest', () => {
    const bursts = Array.from({ length: 10 }, (_, index) => index * index * HOUR);
    const scale = createTimeScale(bursts.flatMap((at) => [at, at + 1000, at + 2000, at + 3000]));
    expect(scale.gaps.length).to.be.within(1, 6);
    expect(Math.max(...scale.gaps.map(({ ms }) => ms))).to.equal(17 * HOUR - 3000);
  });

  it('puts a single instant where a story begins', () => {
    expect(createTimeScale([5]).toPercent(5)).to.be.closeTo(2.5, 0.1);
  });

  it('keeps the order of time, and stays inside the drawing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 10_000_000 }), { minLength: 1, maxLength: 60 }), (instants) => {
        const scale = createTimeScale(instants);
        const percents = [...instants].sort((a, b) => a - b).map(scale.toPercent);
        for (const [index, percent] of percents.entries()) {
          expect(percent).to.be.within(2, 98);
          expect(percent).to.be.at.least(percents[index - 1] ?? 0);
        }
        for (const [index, { fromPercent }] of scale.stretches.entries()) {
          expect(fromPercent).to.be.at.least(scale.stretches[index - 1]?.toPercent ?? 0);
        }
      }),
    );
  });
});
