import { expect } from 'chai';
import { judgeLimit } from '../../src/load/judge-limit.ts';
import type { RateSearch } from '../../src/load/search-rate.ts';
import type { LimitStep } from '../../src/model/limit-report.ts';

const STEPS = Array.from({ length: 24 }, () => ({}) as LimitStep);

function judge(search: Partial<RateSearch>, hasLatencyBound = true) {
  return judgeLimit(
    { held: 400, beyond: { rate: 412, outcome: 'broken' }, end: 'found', ...search },
    { steps: STEPS, hasLatencyBound },
  );
}

describe('judgeLimit()', () => {
  it('passes a receiver whose limit was found, wherever it is', () => {
    expect(judge({})).to.deep.equal({
      verdict: 'pass',
      limit: { heldPerSecond: 400, beyondPerSecond: 412, beyond: 'broken' },
      problems: [],
    });
  });

  it('fails a receiver that does not even hold the first rate', () => {
    expect(judge({ held: null }).verdict).to.equal('fail');
  });

  it('does not claim a limit of the receiver where the generator was late or failed', () => {
    for (const held of [400, null]) {
      const { verdict, problems } = judge({ held, beyond: { rate: 2_000, outcome: 'late' } });
      expect(verdict).to.equal('incomplete');
      expect(problems[0]).to.match(
        /^at 2,000\/s the generator was late or failed, not your receiver: what that can take is not known/,
      );
    }
  });

  it('passes when every rate held until the steps ran out, and says so', () => {
    const { verdict, limit, problems } = judge({ beyond: null, end: 'out-of-steps' });
    expect(verdict).to.equal('pass');
    expect(limit).to.deep.equal({ heldPerSecond: 400, beyondPerSecond: null, beyond: null });
    expect(problems).to.deep.equal(['every rate held: the search ends after 24 steps']);
  });

  it('is incomplete when it was stopped, also before anything was tried', () => {
    expect(judge({ end: 'stopped' }).verdict).to.equal('incomplete');
    const { verdict, problems } = judge({ held: null, beyond: null, end: 'stopped' });
    expect(verdict).to.equal('incomplete');
    expect(problems).to.deep.equal(['the search was stopped before its end']);
  });

  it('says when nothing bounds the latency, since then late answers hold too', () => {
    expect(judge({}, false).problems[0]).to.match(
      /^no bound on latency: .* Add --expect latency\.p99=800ms$/,
    );
  });
});
