import { expect } from 'chai';
import { writeUsageError } from '../../src/cli/write-usage-error.ts';

describe('writeUsageError()', () => {
  it('says what failed, as every other error does, in one line', () => {
    expect(writeUsageError("error: unknown option '--seeed'\n(Did you mean --seed?)\n")).to.equal(
      "Failed to read the command line: unknown option '--seeed'. Did you mean --seed?\n",
    );
    expect(writeUsageError('error: too many arguments.\n')).to.equal(
      'Failed to read the command line: too many arguments.\n',
    );
  });
});
