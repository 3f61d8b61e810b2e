import { expect } from 'chai';
import fc from 'fast-check';
import { createCoarseSpans } from '../../src/load/coarse-spans.ts';

function spansOf(all: readonly number[]) {
  const spans = createCoarseSpans();
  for (const ms of all) spans.add(ms);
  return spans;
}

describe('createCoarseSpans()', () => {
  it('has no percentile before anything is added', () => {
    expect(createCoarseSpans().percentile(50)).to.equal(null);
  });

  it('knows the place of a percentile', () => {
    const spans = spansOf([0.001, 0.002, 0.003, 0.004]);
    expect([0, 25, 50, 51, 100].map(spans.percentile)).to.deep.equal([0.001, 0.001, 0.002, 0.003, 0.004]);
  });

  it('is never too low, and at most 1/32 too high, from a microsecond to an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_600_000_000 }), (micros) => {
        const read = (spansOf([micros / 1_000]).percentile(99) as number) * 1_000;
        return read >= micros - 0.001 && read <= micros * (1 + 1 / 32) + 0.001;
      }),
    );
  });

  it('takes what is longer than an hour and what is below nothing for the longest and for none', () => {
    expect(spansOf([1e12]).percentile(50)).to.equal(4_294_967.295);
    expect(spansOf([-1]).percentile(50)).to.equal(0);
  });

  it('hands over what it has, and forgets it', () => {
    const spans = spansOf([1, 2]);
    const other = spansOf([3]);
    other.join(spans.take());
    expect(spans.percentile(50)).to.equal(null);
    expect(other.percentile(50)).to.be.within(2, 2.07);
    expect(other.percentile(100)).to.be.within(3, 3.1);
  });
});
