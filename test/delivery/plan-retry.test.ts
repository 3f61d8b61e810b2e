import { expect } from 'chai';
import fc from 'fast-check';
import { findRetryPolicy } from '../../src/catalog/retry-policies.ts';
import { matchesRetryReason, planRetry } from '../../src/delivery/plan-retry.ts';
import type { AttemptResult } from '../../src/model/delivery.ts';
import type { RetryPolicy } from '../../src/model/scenario.ts';
import { createDraws } from '../../src/seed/draws.ts';
import { PLAIN_POLICY } from './fakes.ts';

const rejected = (status: number): AttemptResult => ({ outcome: 'rejected', status, latencyMs: 1 });
const TIMED_OUT: AttemptResult = { outcome: 'timed-out', latencyMs: 1 };
const UNREACHABLE: AttemptResult = { outcome: 'unreachable', latencyMs: 1 };
const ACCEPTED: AttemptResult = { outcome: 'accepted', status: 200, latencyMs: 1 };

function plan(policy: RetryPolicy, result: AttemptResult, attempt = 1, seed = 'seed'): number | null {
  return planRetry({ policy, result, attempt, draws: createDraws(seed, 'retry', 'delivery', attempt) });
}

describe('planRetry()', () => {
  it('doubles the wait from retry to retry and stops at the cap', () => {
    const policy = { ...PLAIN_POLICY, max: 5, capMs: 50_000 };
    const waits = [1, 2, 3, 4, 5, 6].map((attempt) => plan(policy, rejected(500), attempt));
    expect(waits).to.deep.equal([10_000, 20_000, 40_000, 50_000, 50_000, null]);
  });

  it('sends anything but a 2xx again under highlevel-2026, twelve times', () => {
    const policy = findRetryPolicy('highlevel-2026');
    for (const result of [rejected(302), rejected(404), rejected(500), TIMED_OUT, UNREACHABLE]) {
      expect(plan(policy, result, 12)).to.be.a('number');
      expect(plan(policy, result, 13)).to.equal(null);
    }
  });

  it('sends nothing but a 429 again under highlevel-2025, six times, ten to eleven minutes apart', () => {
    const policy = findRetryPolicy('highlevel-2025');
    for (const result of [rejected(500), rejected(404), TIMED_OUT, UNREACHABLE]) {
      expect(plan(policy, result)).to.equal(null);
    }
    expect(plan(policy, rejected(429), 6)).to.be.within(600_000, 659_999);
    expect(plan(policy, rejected(429), 7)).to.equal(null);
  });

  it('sends nothing again under none', () => {
    expect(plan(findRetryPolicy('none'), rejected(500))).to.equal(null);
  });

  it('never sends an accepted delivery again, even where a policy names its status', () => {
    expect(plan({ ...PLAIN_POLICY, on: ['2xx', 200] }, ACCEPTED)).to.equal(null);
    expect(plan(PLAIN_POLICY, ACCEPTED)).to.equal(null);
  });

  it('ignores Retry-After', () => {
    const answer = { headers: { 'retry-after': '1' }, body: new Uint8Array() };
    expect(plan(PLAIN_POLICY, { ...rejected(429), answer })).to.equal(10_000);
  });

  it('stays within [1 - jitter, 1 + jitter) of the wait, plus [0, spread), in whole milliseconds', () => {
    const policies = fc.record({
      baseMs: fc.integer({ min: 100, max: 100_000 }),
      factor: fc.integer({ min: 1, max: 4 }),
      capMs: fc.integer({ min: 100, max: 1_000_000 }),
      jitter: fc.double({ min: 0, max: 1, noNaN: true }),
      spreadMs: fc.integer({ min: 0, max: 60_000 }),
    });
    fc.assert(
      fc.property(policies, fc.integer({ min: 1, max: 12 }), fc.string(), (numbers, attempt, seed) => {
        const policy = { ...PLAIN_POLICY, ...numbers, max: 12 };
        const wait = plan(policy, rejected(500), attempt, seed) ?? Number.NaN;
        const plainMs = Math.min(policy.baseMs * policy.factor ** (attempt - 1), policy.capMs);
        expect(wait % 1).to.equal(0);
        expect(wait).to.be.at.least(Math.floor(plainMs * (1 - policy.jitter)));
        expect(wait).to.be.at.most(plainMs * (1 + policy.jitter) + policy.spreadMs);
      }),
    );
  });

  it('draws the same jitter for the same seed, and another for another', () => {
    const policy = findRetryPolicy('highlevel-2026');
    expect(plan(policy, TIMED_OUT, 3, 'a')).to.equal(plan(policy, TIMED_OUT, 3, 'a'));
    expect(plan(policy, TIMED_OUT, 3, 'a')).to.not.equal(plan(policy, TIMED_OUT, 3, 'b'));
  });
});

describe('matchesRetryReason()', () => {
  it('compares statuses and classes of statuses', () => {
    expect(matchesRetryReason(429, rejected(429))).to.equal(true);
    expect(matchesRetryReason(429, rejected(428))).to.equal(false);
    expect(matchesRetryReason('5xx', rejected(503))).to.equal(true);
    expect(matchesRetryReason('5xx', rejected(404))).to.equal(false);
    expect(matchesRetryReason('3xx', rejected(302))).to.equal(true);
  });

  it('goes by the outcome, not by the status, where an answer never ended', () => {
    expect(matchesRetryReason('timeout', { ...TIMED_OUT, status: 500 })).to.equal(true);
    expect(matchesRetryReason('5xx', { ...TIMED_OUT, status: 500 })).to.equal(false);
    expect(matchesRetryReason('unreachable', { ...UNREACHABLE, status: 200 })).to.equal(true);
    expect(matchesRetryReason(200, { ...UNREACHABLE, status: 200 })).to.equal(false);
    expect(matchesRetryReason('timeout', UNREACHABLE)).to.equal(false);
    expect(matchesRetryReason('unreachable', TIMED_OUT)).to.equal(false);
  });
});
