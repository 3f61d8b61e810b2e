import { expect } from 'chai';
import { findRetryPolicy, RETRY_POLICIES } from '../../src/catalog/retry-policies.ts';

describe('RETRY_POLICIES', () => {
  it('names each policy as it is looked up', () => {
    for (const [name, policy] of Object.entries(RETRY_POLICIES)) expect(policy.name).to.equal(name);
  });

  it('retries everything twelve times since 2026', () => {
    expect(findRetryPolicy('highlevel-2026')).to.include({
      on: 'any',
      max: 12,
      baseMs: 10_000,
      factor: 2,
      capMs: 3_600_000,
    });
  });

  it('retries a 429 six times, ten minutes apart, before', () => {
    expect(findRetryPolicy('highlevel-2025')).to.deep.include({
      on: [429],
      max: 6,
      baseMs: 600_000,
      factor: 1,
    });
    expect(findRetryPolicy('highlevel-2025')).to.include({ spreadMs: 60_000, jitter: 0 });
  });
});

describe('findRetryPolicy()', () => {
  it('suggests the policy that was meant', () => {
    expect(() => findRetryPolicy('highlevel-2027'))
      .to.throw('Did you mean "highlevel-2026"?')
      .that.includes({ code: 'HL_CATALOG_UNKNOWN_POLICY' });
  });

  it('finds no policy under a name every object has', () => {
    expect(() => findRetryPolicy('constructor')).to.throw('"constructor" is not one');
  });
});
