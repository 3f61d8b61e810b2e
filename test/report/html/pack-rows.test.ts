import { expect } from 'chai';
import { packRows } from '../../../src/report/html/pack-rows.ts';

describe('packRows()', () => {
  const extent = (fromPercent: number, toPercent = fromPercent) => ({ fromPercent, toPercent });

  it('puts what overlaps below one another, and what does not side by side', () => {
    expect(packRows([extent(0, 50), extent(10), extent(20, 60), extent(40), extent(70)], 5)).to.deep.equal([
      0, 1, 1, 2, 0,
    ]);
  });

  it('keeps what stands close apart', () => {
    expect(packRows([extent(10), extent(10.5)], 5)).to.deep.equal([0, 1]);
  });

  it('shares the row that is free soonest when all are taken', () => {
    expect(packRows([extent(0, 90), extent(1, 20), extent(2, 30)], 2)).to.deep.equal([0, 1, 1]);
  });
});
