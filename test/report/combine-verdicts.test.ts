import { expect } from 'chai';
import { combineVerdicts } from '../../src/report/combine-verdicts.ts';

describe('combineVerdicts()', () => {
  it('lets fail beat incomplete, and incomplete beat pass', () => {
    expect(combineVerdicts(['pass', 'incomplete', 'fail'])).to.equal('fail');
    expect(combineVerdicts(['pass', 'incomplete'])).to.equal('incomplete');
    expect(combineVerdicts(['pass', 'pass'])).to.equal('pass');
  });
});
