import type { Verdict } from '../model/report.ts';
import type { Scenario } from '../model/scenario.ts';
import { combineVerdicts } from './combine-verdicts.ts';
import { judgeRun, type RunFigures } from './run-checks.ts';
import type { Judged, StepTally } from './step-tally.ts';

/** Everything a verdict hangs on. */
export type JudgementInput = {
  readonly scenario: Scenario;
  readonly figures: RunFigures;
  readonly tallies: readonly StepTally[];
};

/** A run's expectations, judged one by one and together. */
export type Judgement = { readonly verdict: Verdict; readonly expectations: readonly Judged[] };

/**
 * Judges a run: first what is expected of it as a whole, then step by step in file order.
 *
 * @remarks `lost` is always expected and cannot be judged to hold before the end, so an interrupted run never passes.
 * @returns `fail` if any expectation failed; else `incomplete` if the run was interrupted or an expectation could
 * not be judged; else `pass`.
 */
export function judgeExpectations({ scenario, figures, tallies }: JudgementInput): Judgement {
  const expectations = [...judgeRun(scenario, figures), ...tallies.flatMap((tally) => tally.judge())];
  const verdicts = expectations.map((judged) => judged.result.verdict);
  return {
    verdict: combineVerdicts(verdicts),
    expectations,
  };
}
