import { expect } from 'chai';
import { closeRound, findMiscount } from '../../bench/round.ts';

function anchored(before: number, after: number) {
  return closeRound(
    { hare: { perSecond: 7 } },
    {
      anchor: { name: 'sign', before: { perSecond: before }, after: { perSecond: after } },
      othersCores: 0,
    },
  );
}

describe('closeRound()', () => {
  it('counts when the anchor stayed within 15 percent', () => {
    expect(anchored(100, 115)).to.include({ discarded: null, anchorMoved: 0.15 });
    expect(anchored(100, 85)).to.include({ discarded: null, anchorMoved: 0.15 });
  });

  it('does not count when it moved further, up or down', () => {
    expect(anchored(1000, 1170).discarded).to.equal('the anchor moved by 17 %');
    expect(anchored(1000, 849).discarded).to.equal('the anchor moved by 15 %');
  });

  it('does not count when the anchor gave no rate', () => {
    const anchor = { name: 'sign', before: {}, after: { perSecond: 1 } };
    const round = closeRound({}, { anchor, othersCores: 0 });
    expect(round.discarded).to.not.equal(null);
  });

  it('takes the anchor for a contestant, with the mean of both its runs', () => {
    expect(anchored(100, 110).figures).to.deep.equal({ hare: { perSecond: 7 }, sign: { perSecond: 105 } });
  });

  it('counts without an anchor', () => {
    expect(closeRound({}, { anchor: null, othersCores: 1 })).to.deep.equal({
      figures: {},
      anchorMoved: null,
      othersCores: 1,
      discarded: null,
    });
  });

  it('does not count when a sender claims what the receiver did not take', () => {
    const figures = { hare: { perSecond: 7, answered: 1_000, taken: 999 } };
    const anchor = { name: 'sign', before: { perSecond: 1 }, after: { perSecond: 1 } };
    expect(closeRound(figures, { anchor, othersCores: 0 }).discarded).to.equal(
      '"hare" says 1000 events, and the receiver took 999',
    );
    expect(closeRound(figures, { anchor: null, othersCores: 0 }).discarded).to.equal(
      '"hare" says 1000 events, and the receiver took 999',
    );
  });
});

describe('findMiscount()', () => {
  it('lets what was in flight at the end be missing in the sender’s count', () => {
    expect(findMiscount({ hare: { answered: 1_000, taken: 1_000 } })).to.equal(null);
    expect(findMiscount({ hare: { answered: 1_000, taken: 1_050 } })).to.equal(null);
  });

  it('lets no more be missing, and nothing in the receiver’s', () => {
    expect(
      findMiscount({ snail: { answered: 5, taken: 5 }, hare: { answered: 1_000, taken: 1_051 } }),
    ).to.equal('"hare" says 1000 events, and the receiver took 1051');
    expect(findMiscount({ hare: { answered: 1_000, taken: 999 } })).to.be.a('string');
  });

  it('has nothing to hold against those that do not send', () => {
    expect(findMiscount({ sign: { perSecond: 5 } })).to.equal(null);
  });
});
