import { expect } from 'chai';
import { closeRound } from '../../bench/round.ts';

function anchored(before: number, after: number) {
  return closeRound(
    { hare: { perSecond: 7 } },
    { name: 'sign', before: { perSecond: before }, after: { perSecond: after } },
  );
}

describe('closeRound()', () => {
  it('counts when the anchor stayed within 15 percent', () => {
    expect(anchored(100, 115)).to.include({ counts: true, anchorMoved: 0.15 });
    expect(anchored(100, 85)).to.include({ counts: true, anchorMoved: 0.15 });
  });

  it('does not count when it moved further, up or down', () => {
    expect(anchored(1000, 1151).counts).to.equal(false);
    expect(anchored(1000, 849).counts).to.equal(false);
  });

  it('does not count when the anchor gave no rate', () => {
    const round = closeRound({}, { name: 'sign', before: {}, after: { perSecond: 1 } });
    expect(round.counts).to.equal(false);
  });

  it('takes the anchor for a contestant, with the mean of both its runs', () => {
    expect(anchored(100, 110).figures).to.deep.equal({ hare: { perSecond: 7 }, sign: { perSecond: 105 } });
  });

  it('counts without an anchor', () => {
    expect(closeRound({}, null)).to.deep.equal({ figures: {}, anchorMoved: null, counts: true });
  });
});
