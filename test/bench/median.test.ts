import { expect } from 'chai';
import { medianOf, spreadOf } from '../../bench/median.ts';

describe('medianOf()', () => {
  it('is the one in the middle, in whatever order they come', () => {
    expect(medianOf([9, 1, 100])).to.equal(9);
  });

  it('is the mean of the two in the middle of an even count', () => {
    expect(medianOf([4, 1, 2, 100])).to.equal(3);
  });

  it('sorts numbers, not their texts', () => {
    expect(medianOf([10, 9, 8])).to.equal(9);
  });

  it('is an error for nothing, not a number', () => {
    expect(() => medianOf([])).to.throw(RangeError);
  });
});

describe('spreadOf()', () => {
  it('gives the median and both ends', () => {
    expect(spreadOf([3, 1, 7])).to.deep.equal({ median: 3, min: 1, max: 7 });
  });
});
