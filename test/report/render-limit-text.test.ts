import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import type { LimitReport, LimitStep, RateOutcome } from '../../src/model/limit-report.ts';
import type { LoadReport } from '../../src/model/load-report.ts';
import { renderLimitText } from '../../src/report/render-limit-text.ts';

type Tried = {
  readonly rate: number;
  readonly outcome: RateOutcome;
  readonly reason?: string;
  readonly answered?: number | null;
  readonly p50?: number | null;
  readonly dropped?: number;
};

function stepOf(
  { rate, outcome, reason, answered = rate, p50 = 1.5, dropped = 0 }: Tried,
  nth: number,
): LimitStep {
  const report = {
    rate: { intendedPerSecond: rate, achievedPerSecond: answered },
    latencyMs: { p50, p99: p50 === null ? null : p50 * 10 },
    totals: { dropped, lost: 0 },
  } as LoadReport;
  return { runId: `r1-${nth + 1}`, ratePerSecond: rate, outcome, reason: reason ?? null, report };
}

function render(given: Partial<LimitReport>, tried: readonly Tried[], options = { color: false, width: 80 }) {
  return renderLimitText(
    {
      ...{ version: 1, tool: 'highlevel-mock/0.1.0', scenario: 'rush', seed: '7', runId: 'r1' },
      startedAt: '2026-11-24T09:00:00.000Z',
      verdict: 'pass',
      problems: [],
      limit: { heldPerSecond: 100, beyondPerSecond: null, beyond: null },
      ...given,
      steps: tried.map(stepOf),
    },
    options,
  );
}

const HELD: Tried = { rate: 1_000, outcome: 'held' };
const BROKEN: Tried = {
  rate: 2_000,
  outcome: 'broken',
  reason: 'latency.p99 was 1.2 s',
  answered: 1_810.44,
  dropped: 12,
};
const LATE = 'lag.p99 was 80 ms: the generator, not your receiver, was slow';

describe('renderLimitText()', () => {
  it('says the highest rate that held, the next that did not and why, and shows every step', () => {
    const limit = { heldPerSecond: 1_000, beyondPerSecond: 2_000, beyond: 'broken' } as const;
    expect(render({ limit }, [HELD, BROKEN])).to.equal(
      `PASS  rush: holds 1,000/s; at 2,000/s latency.p99 was 1.2 s

Steps
     rate   answered     p50    p99  dropped  lost
  1,000/s    1,000/s  1.5 ms  15 ms        0     0  held
  2,000/s  1,810.4/s  1.5 ms  15 ms       12     0  latency.p99 was 1.2 s

seed 7, run ids r1-1 to r1-2
`,
    );
  });

  it('says when not even the first rate held', () => {
    const limit = { heldPerSecond: null, beyondPerSecond: 2_000, beyond: 'broken' } as const;
    const text = render({ limit, verdict: 'fail' }, [{ ...BROKEN, p50: null, answered: null }]);
    expect(text).to.match(/^FAIL {2}rush: does not hold 2,000\/s: latency\.p99 was 1\.2 s\n/);
    expect(text).to.match(/\n +2,000\/s +12 +0 +latency\.p99/);
    expect(text).to.match(/\nseed 7, run id r1-1\n$/);
  });

  it('claims nothing of a receiver where the generator was late', () => {
    const limit = { heldPerSecond: null, beyondPerSecond: 2_000, beyond: 'late' } as const;
    const tried = [{ ...BROKEN, outcome: 'late', reason: LATE }] as const;
    const text = render(
      { limit, verdict: 'incomplete', problems: ['at 2,000/s the generator was late'] },
      tried,
    );
    expect(text).to.match(/^INCOMPLETE {2}rush: cannot tell of 2,000\/s: lag\.p99 was 80 ms: the generator/);
    expect(text).to.contain('\n  ! at 2,000/s the generator was late\n');
    const some = { heldPerSecond: 1_000, beyondPerSecond: 2_000, beyond: 'late' } as const;
    expect(render({ limit: some, verdict: 'incomplete' }, [HELD, ...tried])).to.match(
      /^INCOMPLETE {2}rush: holds 1,000\/s; at 2,000\/s lag\.p99 was 80 ms: /,
    );
  });

  it('shows a search that was stopped', () => {
    expect(render({ verdict: 'incomplete' }, [{ rate: 100, outcome: 'held' }])).to.match(
      /rush: holds 100\/s\n/,
    );
    const limit = { heldPerSecond: null, beyondPerSecond: null, beyond: null };
    expect(render({ limit, verdict: 'incomplete' }, [])).to.equal(
      'INCOMPLETE  rush: no rate was tried to its end\n\nseed 7\n',
    );
  });

  it('is as wide as it may be, and the same in colour', () => {
    const limit = { heldPerSecond: 1_000, beyondPerSecond: 2_000, beyond: 'late' } as const;
    const tried = [HELD, { ...BROKEN, outcome: 'late', reason: LATE }] as const;
    const plain = render({ limit }, tried, { color: false, width: 72 });
    for (const line of plain.split('\n')) expect(line.length).to.be.at.most(72);
    const colored = render({ limit }, tried, { color: true, width: 72 });
    expect(colored).to.not.equal(plain);
    expect(stripVTControlCharacters(colored).replace(/ +$/gm, '')).to.equal(plain);
  });
});
