import { expect } from 'chai';
import fc from 'fast-check';
import { layOutArrivals } from '../../src/load/arrivals.ts';
import type { LoadStage } from '../../src/model/scenario.ts';
import { parseStages } from '../../src/scenario/parse-stages.ts';

function arrivalsOf(stages: string) {
  return layOutArrivals(parseStages(stages) as readonly LoadStage[]);
}

const rate = fc.integer({ min: 0, max: 400_000 }).map((thousandths) => thousandths / 1_000);
const stage: fc.Arbitrary<LoadStage> = fc
  .record({ from: rate, to: rate, durationMs: fc.integer({ min: 1, max: 5_000 }), flat: fc.boolean() })
  .map(({ from, to, durationMs, flat }) => ({
    form: flat ? 'hold' : 'ramp',
    fromPerSecond: from,
    toPerSecond: flat ? from : to,
    durationMs,
  }));

describe('layOutArrivals()', () => {
  it('spaces arrivals evenly when the rate holds', () => {
    const arrivals = arrivalsOf('hold 4/s 2s');
    expect(arrivals.count).to.equal(8);
    const offsets = Array.from({ length: 8 }, (_, index) => arrivals.offsetMs(index));
    expect(offsets).to.deep.equal([0, 250, 500, 750, 1000, 1250, 1500, 1750]);
  });

  it('has exactly rate times duration arrivals, and does not drift over hours', () => {
    const arrivals = arrivalsOf('hold 777/s 6h');
    expect(arrivals.count).to.equal(777 * 6 * 3600);
    expect(arrivals.offsetMs(777 * 3600 * 5)).to.be.closeTo(5 * 3_600_000, 1e-6);
  });

  it('lets a ramp have half of what a hold at its peak would have', () => {
    const arrivals = arrivalsOf('ramp 0..200/s 30s');
    expect(arrivals.count).to.equal(3000);
    // Half of the time is a quarter of the arrivals.
    expect(arrivals.offsetMs(750)).to.be.closeTo(15_000, 1e-6);
  });

  it('counts stage by stage, and takes what is left over into the next', () => {
    expect(arrivalsOf('ramp 0..200/s 30s, hold 200/s 2m, spike 800/s 10s').countByStage).to.deep.equal([
      3000, 24_000, 8000,
    ]);
    expect(arrivalsOf('hold 0.5/s 1s, hold 0.5/s 1s, hold 0.5/s 1s').countByStage).to.deep.equal([1, 0, 1]);
  });

  it('pauses at a rate of zero', () => {
    const arrivals = arrivalsOf('hold 2/s 1s, hold 0/s 10s, hold 2/s 1s');
    const offsets = Array.from({ length: arrivals.count }, (_, index) => arrivals.offsetMs(index));
    expect(offsets).to.deep.equal([0, 500, 11_000, 11_500]);
  });

  it('has as many arrivals in each stage as its rate sums up to', () => {
    fc.assert(
      fc.property(fc.array(stage, { minLength: 1, maxLength: 6 }), (stages) => {
        const { countByStage, count } = layOutArrivals(stages);
        let sum = 0;
        let before = 0;
        for (const [index, { fromPerSecond, toPerSecond, durationMs }] of stages.entries()) {
          sum += (Math.round(fromPerSecond * 1000) + Math.round(toPerSecond * 1000)) * durationMs;
          const until = Math.ceil(sum / 2_000_000);
          expect(countByStage[index]).to.equal(until - before);
          before = until;
        }
        expect(count).to.equal(before);
      }),
    );
  });

  it('puts every arrival into its stage, in order, where the summed rate reaches its number', () => {
    fc.assert(
      fc.property(fc.array(stage, { minLength: 1, maxLength: 4 }), (stages) => {
        const { countByStage, count, offsetMs, endsAtMs } = layOutArrivals(stages);
        let last = 0;
        let index = 0;
        let startsAt = 0;
        let sumBefore = 0;
        for (const [place, { fromPerSecond, toPerSecond, durationMs }] of stages.entries()) {
          for (let nth = 0; nth < (countByStage[place] as number); nth++, index++) {
            const at = offsetMs(index);
            expect(at).to.be.within(Math.max(last, startsAt), startsAt + durationMs);
            const seconds = (at - startsAt) / 1000;
            const growth = (toPerSecond - fromPerSecond) / (durationMs / 1000);
            const sum = sumBefore + fromPerSecond * seconds + (growth * seconds ** 2) / 2;
            expect(sum).to.be.closeTo(index, 1e-4);
            last = at;
          }
          sumBefore += ((fromPerSecond + toPerSecond) / 2) * (durationMs / 1000);
          startsAt += durationMs;
        }
        expect(index).to.equal(count);
        expect(endsAtMs).to.equal(startsAt);
      }),
      { numRuns: 60 },
    );
  });

  it('answers the same whatever was asked before', () => {
    const arrivals = arrivalsOf('hold 10/s 1s, ramp 10..50/s 1s, hold 1/s 3s');
    const inOrder = Array.from({ length: arrivals.count }, (_, index) => arrivals.offsetMs(index));
    const backwards = inOrder.map((_, index) => arrivals.offsetMs(arrivals.count - 1 - index)).reverse();
    expect(backwards).to.deep.equal(inOrder);
  });
});
