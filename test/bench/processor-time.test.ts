import { expect } from 'chai';
import { parseBusySeconds, parseCpuSeconds, parseFamilySeconds } from '../../bench/processor-time.ts';

const PROCESS =
  '4242 (ng (inx) x) S 1 4242 4242 0 -1 4194560 1500 0 3 0 150 25 300 400 20 0 1 0 987654 12345678 900';

describe('parseCpuSeconds()', () => {
  it('adds user and system time, past a name with spaces and brackets', () => {
    expect(parseCpuSeconds(PROCESS)).to.equal(1.75);
  });
});

describe('parseFamilySeconds()', () => {
  it('adds that of the children that have ended', () => {
    expect(parseFamilySeconds(PROCESS)).to.equal(8.75);
  });
});

describe('parseBusySeconds()', () => {
  it('adds up what was not idle, over all cores', () => {
    const stat = 'cpu  100 20 300 9999 888 40 50 7 0 0\ncpu0 50 10 150 5000 444 20 25 3 0 0\n';
    expect(parseBusySeconds(stat)).to.be.closeTo(5.1, 1e-9);
  });
});
