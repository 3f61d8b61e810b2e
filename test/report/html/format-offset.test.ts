import { expect } from 'chai';
import { formatOffset, formatSpan } from '../../../src/report/html/format-offset.ts';

describe('formatOffset()', () => {
  it('writes the two largest units', () => {
    expect(formatOffset(250)).to.equal('+250 ms');
    expect(formatOffset(3000)).to.equal('+3 s');
    expect(formatOffset(613_000)).to.equal('+10 min 13 s');
    expect(formatOffset(187_200_000)).to.equal('+2 d 4 h');
    expect(formatOffset(3_600_000 + 5000)).to.equal('+1 h 5 s');
  });

  it('writes the beginning, and what lies before it', () => {
    expect(formatOffset(0)).to.equal('0 s');
    expect(formatOffset(-90_000)).to.equal('−1 min 30 s');
  });
});

describe('formatSpan()', () => {
  it('writes a span without a sign', () => {
    expect(formatSpan(3_480_000)).to.equal('58 min');
    expect(formatSpan(0)).to.equal('0 ms');
  });
});
