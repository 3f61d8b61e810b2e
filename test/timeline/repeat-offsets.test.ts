import { expect } from 'chai';
import fc from 'fast-check';
import type { RepeatPace } from '../../src/model/scenario.ts';
import { createDraws } from '../../src/seed/draws.ts';
import { repeatOffsets } from '../../src/timeline/repeat-offsets.ts';

function offsets(pace: RepeatPace, count: number, seed = 'seed'): readonly number[] {
  return [...repeatOffsets(pace, count, createDraws(seed))];
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

describe('repeatOffsets()', () => {
  it('spaces arrivals evenly when the rate is constant', () => {
    expect(offsets({ by: 'every', ms: 250, spacing: 'even' }, 4)).to.deep.equal([0, 250, 500, 750]);
    expect(offsets({ by: 'over', ms: 1000, spacing: 'even' }, 4)).to.deep.equal([0, 250, 500, 750]);
  });

  it('rounds each instant, not the gap, so that errors do not add up', () => {
    expect(offsets({ by: 'over', ms: 10, spacing: 'even' }, 3)).to.deep.equal([0, 3, 7]);
    expect(offsets({ by: 'over', ms: 1000, spacing: 'even' }, 30_000).at(-1)).to.equal(1000);
  });

  it('spreads poisson arrivals uniformly over the time given', () => {
    const drawn = offsets({ by: 'over', ms: 1_000_000, spacing: 'poisson' }, 20_000);
    expect(mean(drawn)).to.be.closeTo(500_000, 10_000);
    for (let tenth = 0; tenth < 10; tenth++) {
      const inside = drawn.filter((one) => Math.floor(one / 100_000) === tenth).length;
      expect(inside).to.be.closeTo(2000, 200);
    }
  });

  it('has exponential gaps of the mean asked for, the first arrival at once', () => {
    const drawn = offsets({ by: 'every', ms: 1000, spacing: 'poisson' }, 20_000);
    const gaps = drawn.slice(1).map((one, place) => one - (drawn[place] as number));
    expect(drawn[0]).to.equal(0);
    expect(mean(gaps)).to.be.closeTo(1000, 30);
    // For an exponential distribution a share of 1/e of the gaps is longer than the mean.
    expect(gaps.filter((gap) => gap > 1000).length / gaps.length).to.be.closeTo(Math.exp(-1), 0.02);
  });

  it('draws the same instants for the same seed, others for another', () => {
    const pace: RepeatPace = { by: 'over', ms: 3_600_000, spacing: 'poisson' };
    expect(offsets(pace, 50)).to.deep.equal(offsets(pace, 50));
    expect(offsets(pace, 50)).to.not.deep.equal(offsets(pace, 50, 'another'));
  });

  it('pins the instants of a seed, so that every machine has them', () => {
    expect(offsets({ by: 'over', ms: 3_600_000, spacing: 'poisson' }, 5)).to.deep.equal([
      597606, 1387132, 1915005, 1976195, 3052151,
    ]);
    expect(offsets({ by: 'every', ms: 60_000, spacing: 'poisson' }, 5)).to.deep.equal([
      0, 54457, 127686, 176741, 181180,
    ]);
  });

  it('never goes back, has one instant a round, whole milliseconds, and stays before the end', () => {
    fc.assert(
      fc.property(
        fc.record({
          by: fc.constantFrom('every', 'over'),
          ms: fc.nat(10_000_000),
          spacing: fc.constantFrom('even', 'poisson'),
        }),
        fc.integer({ min: 1, max: 300 }),
        fc.string(),
        (pace, count, seed) => {
          const drawn = offsets(pace as RepeatPace, count, seed);
          expect(drawn).to.have.length(count);
          drawn.forEach((one, place) => {
            expect(Number.isInteger(one)).to.equal(true);
            expect(one).to.be.at.least(place === 0 ? 0 : (drawn[place - 1] as number));
            if (pace.by === 'over' && pace.spacing === 'poisson' && pace.ms > 0)
              expect(one).to.be.below(pace.ms);
          });
        },
      ),
    );
  });
});
