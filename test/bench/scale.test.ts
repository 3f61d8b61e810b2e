import { expect } from 'chai';
import { scaleCount, scaleSeconds, scaleWhole } from '../../bench/scale.ts';

const full = { seconds: 4, isQuick: false };
const quick = { seconds: 1, isQuick: true };

describe('scaleCount()', () => {
  it('gives what takes about so many seconds', () => {
    expect([full, quick].map((scale) => scaleCount(scale, 20_000))).to.deep.equal([80_000, 20_000]);
  });

  it('gives a proof what can be looked at', () => {
    expect([20_000, 300].map((perSecond) => scaleCount('proof', perSecond))).to.deep.equal([1_000, 300]);
  });
});

describe('scaleWhole()', () => {
  it('leaves a million a million, however long contestants go on', () => {
    expect(scaleWhole(full, 1_000_000)).to.equal(1_000_000);
    expect(scaleWhole(quick, 1_000_000)).to.equal(100_000);
    expect(scaleWhole('proof', 1_000_000)).to.equal(1_000);
  });
});

describe('scaleSeconds()', () => {
  it('gives the time of a contestant', () => {
    expect([full, quick, 'proof' as const].map(scaleSeconds)).to.deep.equal([4, 1, 1]);
  });
});
