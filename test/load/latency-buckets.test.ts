import { expect } from 'chai';
import { sortIntoBuckets } from '../../src/load/latency-buckets.ts';

describe('sortIntoBuckets()', () => {
  it('has twenty buckets a decade, which begin at round powers of ten', () => {
    expect(
      sortIntoBuckets([
        { ms: 0.9, count: 1 },
        { ms: 1, count: 2 },
        { ms: 1.1, count: 3 },
        { ms: 1000, count: 4 },
      ]),
    ).to.deep.equal([
      { fromMs: 0.891251, toMs: 1, count: 1 },
      { fromMs: 1, toMs: 1.12202, count: 5 },
      { fromMs: 1000, toMs: 1122.02, count: 4 },
    ]);
  });

  it('has room for a latency of nothing', () => {
    expect(sortIntoBuckets([{ ms: 0, count: 7 }])).to.deep.equal([
      { fromMs: 0.001, toMs: 0.00112202, count: 7 },
    ]);
  });

  it('has none where nothing was counted', () => {
    expect(sortIntoBuckets([])).to.deep.equal([]);
  });
});
