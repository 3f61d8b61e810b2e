import { expect } from 'chai';
import { classifyRate } from '../../src/load/classify-rate.ts';
import type { LoadReport } from '../../src/model/load-report.ts';
import type { ExpectationResult, Verdict } from '../../src/model/report.ts';

const PASSED: ExpectationResult = { name: 'lost', verdict: 'pass', expected: 'none', actual: 'none' };

function classify(given: {
  readonly expectations?: readonly ExpectationResult[];
  readonly dropped?: number;
  readonly verdict?: Verdict;
  readonly problems?: readonly string[];
}) {
  const { expectations = [PASSED], dropped = 0, verdict = 'pass', problems = [] } = given;
  return classifyRate({ expectations, totals: { dropped }, verdict, problems } as unknown as LoadReport);
}

const SLOW: ExpectationResult = {
  name: 'latency.p99',
  verdict: 'fail',
  expected: 'at most 800 ms',
  actual: '1.2 s',
};
const LATE: ExpectationResult = {
  name: 'lag.p99',
  verdict: 'incomplete',
  expected: 'at most 50 ms',
  actual: '80 ms: the generator, not your receiver, was slow',
};

describe('classifyRate()', () => {
  it('takes a rate for held when all bounds held and nothing was dropped', () => {
    expect(classify({})).to.deep.equal({ outcome: 'held', reason: null });
  });

  it('takes a rate for broken by the first bound that broke', () => {
    expect(classify({ expectations: [PASSED, SLOW], verdict: 'fail' })).to.deep.equal({
      outcome: 'broken',
      reason: 'latency.p99 was 1.2 s',
    });
  });

  it('takes a rate for broken at which arrivals were dropped, bound or no bound', () => {
    expect(classify({ dropped: 1_200 })).to.deep.equal({ outcome: 'broken', reason: '1,200 were dropped' });
  });

  it('takes a rate for broken at which retries were still to come', () => {
    const problems = ['3 deliveries had not ended: HighLevel would have sent them again'];
    const found = classify({
      expectations: [{ ...PASSED, verdict: 'incomplete' }],
      verdict: 'incomplete',
      problems,
    });
    expect(found).to.deep.equal({ outcome: 'broken', reason: problems[0] });
  });

  it('blames nobody but the generator where that failed', () => {
    const failed: ExpectationResult = {
      ...{ name: 'generator', verdict: 'incomplete', expected: 'no failures' },
      actual: '30 attempts did not leave this machine',
    };
    expect(classify({ expectations: [PASSED, SLOW, failed], verdict: 'fail' })).to.deep.equal({
      outcome: 'late',
      reason: 'the generator failed: 30 attempts did not leave this machine',
    });
  });

  it('blames nobody but the generator where that was late, whatever else there was', () => {
    expect(classify({ expectations: [PASSED, SLOW, LATE], dropped: 5, verdict: 'fail' })).to.deep.equal({
      outcome: 'late',
      reason: 'lag.p99 was 80 ms: the generator, not your receiver, was slow',
    });
  });
});
