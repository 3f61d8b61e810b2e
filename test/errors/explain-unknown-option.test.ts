import { expect } from 'chai';
import { explainUnknownOption } from '../../src/errors/explain-unknown-option.ts';

const KNOWN = { target: true, seed: true } as const;
const explain = (given: object) => explainUnknownOption(given, KNOWN);

describe('explainUnknownOption()', () => {
  it('has nothing to say where every option is known, or there are none', () => {
    expect(explain({ seed: 7 })).to.equal(null);
    expect(explain({})).to.equal(null);
  });

  it('names the first that is not, what was meant, and all there are', () => {
    expect(explain({ seed: 7, taget: 'x', other: 1 })).to.equal(
      'there is no option "taget". Did you mean "target"? Use target, seed.',
    );
    expect(explain({ colour: 'red' })).to.equal('there is no option "colour". Use target, seed.');
  });

  it('knows no option that every object has', () => {
    expect(explain({ toString: () => '' })).to.contain('"toString"');
  });

  it('lets pass what is undefined, as it does nothing', () => {
    expect(explain({ taget: undefined })).to.equal(null);
  });
});
