import { expect } from 'chai';
import { spreadMarks } from '../../../src/report/html/spread-marks.ts';

describe('spreadMarks()', () => {
  it('leaves marks where they are that stand apart', () => {
    expect(spreadMarks([10, 20, 90])).to.deep.equal([10, 20, 90]);
  });

  it('moves a mark that would cover the one before', () => {
    const [first = 0, second = 0, third = 0] = spreadMarks([10, 10.1, 50]);
    expect(second - first).to.be.closeTo(1.1, 1e-9);
    expect(third).to.equal(50);
  });

  it('moves them the other way at the right edge', () => {
    const [first = 0, second = 0] = spreadMarks([97, 97]);
    expect(second).to.equal(97.5);
    expect(second - first).to.be.closeTo(1.1, 1e-9);
  });
});
