import { expect } from 'chai';
import { parseByteSize } from '../../src/scenario/parse-byte-size.ts';

describe('parseByteSize()', () => {
  for (const [text, bytes] of [
    ['0B', 0],
    ['512B', 512],
    ['200kB', 200_000],
    ['1MB', 1_000_000],
    ['1.5MB', 1_500_000],
    ['0.0004kB', 0],
    ['64MB', 64_000_000],
  ] as const) {
    it(`reads ${text} as ${bytes} bytes`, () => expect(parseByteSize(text)).to.equal(bytes));
  }

  for (const text of [
    '',
    '1',
    '1 MB',
    '1mb',
    '200KB',
    '-1kB',
    '1GB',
    '64.000001MB',
    'MB',
    '1e3B',
    '.5MB',
    '1MB ',
  ]) {
    it(`does not read "${text}"`, () => expect(parseByteSize(text)).to.equal(null));
  }
});
