import { expect } from 'chai';
import {
  describeBound,
  describeCounted,
  describeDropped,
  exceedsBound,
} from '../../src/report/upper-bound.ts';

describe('exceedsBound()', () => {
  it('is exact for every whole percentage of a hundred deliveries', () => {
    for (let percent = 0; percent < 100; percent++) {
      const bound = { share: Number.parseFloat(`${percent}%`) / 100 };
      expect(exceedsBound(bound, percent, 100), `${percent} of ${percent}%`).to.equal(false);
      expect(exceedsBound(bound, percent + 1, 100), `${percent + 1} of ${percent}%`).to.equal(true);
    }
  });

  it('allows a count to be reached', () => {
    expect([2, 3, 4].map((count) => exceedsBound({ count: 3 }, count, 0))).to.deep.equal([
      false,
      false,
      true,
    ]);
  });
});

describe('describeBound()', () => {
  it('writes a share without what computing it adds', () => {
    expect(describeBound({ share: 0.29 })).to.equal('at most 29% of deliveries');
    expect(describeBound({ share: 0.005 })).to.equal('at most 0.5% of deliveries');
    expect(describeBound({ count: 1200 })).to.equal('at most 1,200');
    expect(describeBound({ count: 0 })).to.equal('none');
  });
});

describe('describeCounted()', () => {
  it('writes the share beside the count', () => {
    expect(describeCounted(3, 120)).to.equal('3 of 120 deliveries (2.5%)');
    expect(describeCounted(3, 0)).to.equal('3');
    expect(describeCounted(0, 120)).to.equal('none');
  });
});

describe('describeDropped()', () => {
  it('sets dropped events beside the deliveries, as they are none', () => {
    expect(describeDropped(3, 120)).to.equal('3 beside 120 deliveries (2.5%)');
    expect(describeDropped(3, 0)).to.equal('3');
  });
});
