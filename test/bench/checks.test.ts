import { expect } from 'chai';
import { checkExtraSeconds, checkFigure, checkRatio } from '../../bench/checks.ts';

describe('checkRatio()', () => {
  it('divides what the first did in a second by what the second did', () => {
    const round = { hare: { perSecond: 300 }, snail: { perSecond: 120 } };
    expect(checkRatio('hare', 'snail', null).measure(round)).to.equal(2.5);
  });

  it('names the contestant that is missing in a round', () => {
    expect(() => checkRatio('hare', 'snail', null).measure({ hare: { perSecond: 1 } })).to.throw(
      'Failed to read a round: "snail" gave no "perSecond".',
    );
  });
});

describe('checkExtraSeconds()', () => {
  it('takes the time of the one from that of the other', () => {
    const round = { run: { seconds: 0.75 }, node: { seconds: 0.25 } };
    expect(checkExtraSeconds('run', 'node', { atMost: 1 }).measure(round)).to.equal(0.5);
  });
});

describe('checkFigure()', () => {
  it('takes a figure as it is', () => {
    const check = checkFigure('load', { key: 'peakMiB', is: 'peak', unit: 'MiB' }, { atMost: 110 });
    expect(check.measure({ load: { peakMiB: 90 } })).to.equal(90);
    expect(check).to.include({ name: 'load: peak', unit: 'MiB' });
  });
});
