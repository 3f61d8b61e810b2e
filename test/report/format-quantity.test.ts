import { expect } from 'chai';
import {
  countNoun,
  formatCount,
  formatMs,
  formatMsBeside,
  formatShare,
} from '../../src/report/format-quantity.ts';

describe('formatCount()', () => {
  it('puts commas between thousands', () => {
    expect([0, 999, 1000, 1_234_567].map(formatCount)).to.deep.equal(['0', '999', '1,000', '1,234,567']);
  });
});

describe('countNoun()', () => {
  it('gets singular and plural right', () => {
    const deliveries = [0, 1, 2].map((count) => countNoun(count, 'delivery', 'deliveries'));
    expect(deliveries).to.deep.equal(['0 deliveries', '1 delivery', '2 deliveries']);
    expect(countNoun(1200, 'attempt')).to.equal('1,200 attempts');
  });
});

describe('formatMs()', () => {
  it('takes the unit that suits the span', () => {
    const spans = [0, 0.417, 3, 12.34, 912.4, 999.99, 1250, 10_000, 59_999, 60_000, 3_725_000];
    expect(spans.map(formatMs)).to.deep.equal([
      '0 ms',
      '0.42 ms',
      '3 ms',
      '12.3 ms',
      '912.4 ms',
      '1 s',
      '1.25 s',
      '10 s',
      '1 min',
      '1 min',
      '62 min 5 s',
    ]);
  });
});

describe('formatMsBeside()', () => {
  it('adds digits where a value would read like the bound it missed', () => {
    expect(formatMsBeside(800.04, 800)).to.equal('800.04 ms');
    expect(formatMsBeside(912.44, 800)).to.equal('912.4 ms');
    expect(formatMsBeside(800, 800)).to.equal('800 ms');
  });
});

describe('formatShare()', () => {
  it('writes percent', () => {
    expect([0, 0.01, 1 / 3, 1].map(formatShare)).to.deep.equal(['0%', '1%', '33.33%', '100%']);
  });
});
