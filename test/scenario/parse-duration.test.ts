import { expect } from 'chai';
import { parseDuration } from '../../src/scenario/parse-duration.ts';

describe('parseDuration()', () => {
  it('reads milliseconds, seconds, minutes and hours', () => {
    expect(['250ms', '95s', '3m', '1h', '0s'].map(parseDuration)).to.deep.equal([
      250, 95_000, 180_000, 3_600_000, 0,
    ]);
  });

  it('reads fractions, in whole milliseconds', () => {
    expect(['1.5h', '0.25s', '0.4ms'].map(parseDuration)).to.deep.equal([5_400_000, 250, 0]);
  });

  it('refuses anything else', () => {
    for (const text of [
      '',
      '5',
      '5 s',
      '-5s',
      '1h30m',
      's',
      '1e3s',
      '.5s',
      '1d',
      '5S',
      '9999999999s',
      '9999999h',
    ]) {
      expect(parseDuration(text), text).to.equal(null);
    }
  });
});
