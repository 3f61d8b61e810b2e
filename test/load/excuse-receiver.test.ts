import { expect } from 'chai';
import { type Excuses, excuseReceiver } from '../../src/load/excuse-receiver.ts';
import type { LatencyMs, Totals } from '../../src/model/report.ts';

const BROKEN = { verdict: 'fail', expected: '', actual: '' } as const;

/** What becomes of a broken bound in a load of 100 deliveries. */
function excuse(name: string, given: Partial<Omit<Excuses, 'totals'>> & { readonly lostCount?: number }) {
  const { lostCount = 0, ...rest } = given;
  return excuseReceiver(
    { ...BROKEN, name },
    {
      expect: { lost: { count: 0 } },
      totals: { deliveries: 100, lost: lostCount } as Totals,
      serviceMs: { p99: 40 } as LatencyMs,
      isLate: false,
      ownUnanswered: 0,
      ...rest,
    },
  ).verdict;
}

describe('excuseReceiver()', () => {
  it('does not judge what was lost where the bound would hold but for failures on this machine', () => {
    const none = { expect: { lost: { count: 0 } }, lostCount: 20 };
    expect(excuse('lost', { ...none, ownUnanswered: 20 })).to.equal('incomplete');
    expect(excuse('lost', { ...none, ownUnanswered: 19 })).to.equal('fail');
    expect(excuse('lost', none)).to.equal('fail');
    const share = { expect: { lost: { share: 0.1 } }, lostCount: 20 };
    expect(excuse('lost', { ...share, ownUnanswered: 10 })).to.equal('incomplete');
    expect(excuse('lost', { ...share, ownUnanswered: 9 })).to.equal('fail');
    const odd = { expect: { lost: { share: 0.29 } }, lostCount: 39 };
    expect(excuse('lost', { ...odd, ownUnanswered: 10 })).to.equal('incomplete');
  });

  it('does not judge a latency that holds from the actual send, where the generator was late', () => {
    const bound = { expect: { lost: { count: 0 }, latencyMs: { p99: 50 } } };
    expect(excuse('latency.p99', { ...bound, isLate: true })).to.equal('incomplete');
    expect(excuse('latency.p99', bound)).to.equal('fail');
    expect(
      excuse('latency.p99', { expect: { lost: { count: 0 }, latencyMs: { p99: 30 } }, isLate: true }),
    ).to.equal('fail');
  });

  it('excuses nothing else', () => {
    const all = {
      expect: { lost: { count: 0 }, rejected: { count: 0 } },
      isLate: true,
      ownUnanswered: 100,
    };
    expect(excuse('rejected', all)).to.equal('fail');
  });
});
