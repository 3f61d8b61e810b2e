import { expect } from 'chai';
import { GOALS } from '../../bench/goals.ts';

describe('GOALS', () => {
  it('are P1 to P7', () => {
    expect(GOALS.map(({ id }) => id)).to.deep.equal(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7']);
  });

  for (const { id, contestants, checks, isTimed } of GOALS) {
    it(`${id} has contestants of different names, and checks about no others`, () => {
      const names = contestants.map(({ name }) => name);
      expect(names).to.deep.equal([...new Set(names)]);
      expect(checks.flatMap(({ about }) => about).filter((name) => !names.includes(name))).to.deep.equal([]);
    });

    it(`${id} judges something, and only what it can measure`, () => {
      expect(checks.filter(({ bound }) => bound !== null)).to.not.be.empty;
      expect(isTimed || checks.every(({ unit }) => unit === 'MiB')).to.equal(true);
    });
  }
});
