import { expect } from 'chai';
import { explainFailure, OWN_CODES } from '../../src/delivery/explain-failure.ts';
import { countOwnFailures, describeOwnFailures } from '../../src/load/own-failures.ts';

const textOf = (code: string) => explainFailure(Object.assign(new Error(`connect ${code}`), { code }));

describe('countOwnFailures()', () => {
  it('counts what failed before it could reach the receiver, and nothing else', () => {
    const errors = { [textOf('EMFILE')]: 3, [textOf('EADDRNOTAVAIL')]: 2, [textOf('ECONNREFUSED')]: 9 };
    expect(countOwnFailures(errors)).to.equal(5);
    expect(countOwnFailures({ [textOf('ECONNRESET')]: 4, 'no answer in time': 1 })).to.equal(0);
  });
});

describe('describeOwnFailures()', () => {
  it('says of each kind how often it came, and what to do', () => {
    expect(describeOwnFailures({ [textOf('EMFILE')]: 1_500, [textOf('ECONNREFUSED')]: 9 })).to.deep.equal([
      '1,500 attempts did not leave this machine: too many open files on this machine (EMFILE). Raise the limit for this process (ulimit -n), or share the load out with --shard',
    ]);
  });

  for (const code of OWN_CODES) {
    it(`knows ${code}, in words`, () => {
      const [text = ''] = describeOwnFailures({ [textOf(code)]: 1 });
      expect(text).to.match(
        new RegExp(`^1 attempt did not leave this machine: [a-z ,]+ \\(${code}\\)\\. [A-Z]`),
      );
      expect(text).to.not.contain(`connect ${code}`);
    });
  }
});
