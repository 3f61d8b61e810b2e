import { expect } from 'chai';
import { findSpread, formatFigure, isSteady } from '../../bench/figures.ts';

describe('findSpread()', () => {
  it('gives the middle and the extremes', () => {
    expect(findSpread([5, 1, 3])).to.deep.equal({ median: 3, min: 1, max: 5 });
    expect(findSpread([4, 1, 3, 2])).to.deep.equal({ median: 2.5, min: 1, max: 4 });
  });

  it('has nothing to give for nothing', () => {
    expect(findSpread([])).to.equal(null);
  });
});

describe('isSteady()', () => {
  it('takes an anchor that moved by 15 % at most, either way', () => {
    expect(isSteady({ before: 100, after: 114 })).to.equal(true);
    expect(isSteady({ before: 100, after: 86 })).to.equal(true);
    expect(isSteady({ before: 100, after: 116 })).to.equal(false);
    expect(isSteady({ before: 100, after: 84 })).to.equal(false);
  });
});

describe('formatFigure()', () => {
  it('writes three digits that matter', () => {
    expect([1.6789, 0.001234, 12345.6].map(formatFigure)).to.deep.equal(['1.68', '0.00123', '12,346']);
  });
});
