import { expect } from 'chai';
import fc from 'fast-check';
import { searchRate } from '../../src/load/search-rate.ts';
import type { RateOutcome } from '../../src/model/limit-report.ts';

/** Searches where each rate comes to what `outcomeOf` says, and notes which were tried. */
async function search(firstRate: number, outcomeOf: (rate: number, nth: number) => RateOutcome) {
  const tried: number[] = [];
  const found = await searchRate(firstRate, async (rate) => {
    tried.push(rate);
    return outcomeOf(rate, tried.length);
  });
  return { ...found, tried };
}

describe('searchRate()', () => {
  it('doubles the rate until one breaks, then halves what lies between', async () => {
    const { tried, held, beyond, end } = await search(100, (rate) => (rate <= 650 ? 'held' : 'broken'));
    expect(tried).to.deep.equal([100, 200, 400, 800, 600, 700, 650, 675]);
    expect({ held, beyond, end }).to.deep.equal({
      held: 650,
      beyond: { rate: 675, outcome: 'broken' },
      end: 'found',
    });
  });

  it('comes within 5 % of any limit, in a bounded number of steps', async () => {
    const rates = fc.double({ min: 0.1, max: 5_000, noNaN: true });
    const trial = fc.asyncProperty(
      rates,
      fc.double({ min: 1, max: 200_000, noNaN: true }),
      async (first, times) => {
        const limit = first * times;
        const { held, beyond, tried, end } = await search(first, (rate) =>
          rate <= limit ? 'held' : 'broken',
        );
        expect(end).to.equal('found');
        expect(held).to.be.at.most(limit);
        expect(beyond?.rate)
          .to.be.above(limit)
          .and.at.most((held ?? 0) * 1.05);
        expect(tried.length).to.be.at.most(24);
      },
    );
    await fc.assert(trial, { numRuns: 300 });
  });

  it('tries no rate with more decimals than a rate can have', async () => {
    const { tried, held, beyond } = await search(0.01, (rate) => (rate < 0.03 ? 'held' : 'broken'));
    for (const rate of tried) expect(rate).to.equal(Number(rate.toFixed(3)));
    expect({ held, beyond: beyond?.rate }).to.deep.equal({ held: 0.029, beyond: 0.03 });
  });

  it('ends at once when not even the first rate holds', async () => {
    expect(await search(100, () => 'broken')).to.deep.equal({
      held: null,
      beyond: { rate: 100, outcome: 'broken' },
      end: 'found',
      tried: [100],
    });
  });

  it('ends after so many steps when every rate holds', async () => {
    const { tried, held, beyond, end } = await search(1, () => 'held');
    expect(tried).to.have.lengthOf(24);
    expect({ held, beyond, end }).to.deep.equal({ held: 2 ** 23, beyond: null, end: 'out-of-steps' });
  });

  it('says of the rate beyond whether it was the generator that was late there', async () => {
    const { beyond } = await search(100, (rate) => (rate > 500 ? 'late' : 'held'));
    expect(beyond?.outcome).to.equal('late');
    const receiver = await search(100, (rate) => (rate > 700 ? 'late' : rate > 500 ? 'broken' : 'held'));
    expect(receiver.beyond?.outcome).to.equal('broken');
  });

  it('ends when it is stopped, with what was found until then', async () => {
    expect(await search(100, (_, nth) => (nth === 3 ? 'stopped' : 'held'))).to.deep.equal({
      held: 200,
      beyond: null,
      end: 'stopped',
      tried: [100, 200, 400],
    });
  });
});
