import type { ExpectationResult, LatencyMs, Totals, Verdict } from '../model/report.ts';
import type { Bound, LatencyKey, Scenario } from '../model/scenario.ts';
import { formatMs, formatMsBeside } from './format-quantity.ts';
import type { Judged } from './step-tally.ts';
import { describeBound, describeCounted, describeDropped, exceedsBound } from './upper-bound.ts';

/** What a run as a whole is judged by. */
export type RunFigures = {
  readonly totals: Totals;
  /** Of the rejected deliveries those that would have been sent again, had the run not been interrupted. */
  readonly rejectedSoFarCount: number;
  readonly latencyMs: LatencyMs;
  readonly interrupted: boolean;
};

const COUNT_KEYS = ['lost', 'rejected', 'dropped', 'duplicates'] as const;
const LATENCY_KEYS: readonly LatencyKey[] = ['p50', 'p90', 'p95', 'p99', 'max'];

/** Judges what a scenario expects of the run as a whole: `lost` always, the rest where it is written down. */
export function judgeRun(scenario: Scenario, figures: RunFigures): readonly Judged[] {
  const { expect, expectPositions } = scenario;
  const counts = COUNT_KEYS.flatMap((key) => {
    const bound = expect[key];
    return bound === undefined ? [] : [judgeBound({ key, bound, figures })];
  });
  const latencies = LATENCY_KEYS.flatMap((key) => {
    const boundMs = expect.latencyMs?.[key];
    return boundMs === undefined ? [] : [judgeLatency({ key, boundMs, figures })];
  });
  return [...counts, ...latencies].map((result) => ({
    result,
    position: expectPositions[result.name] ?? null,
    samples: [],
  }));
}

type CountCheck = {
  readonly key: (typeof COUNT_KEYS)[number];
  readonly bound: Bound;
  readonly figures: RunFigures;
};

function judgeBound({ key, bound, figures }: CountCheck): ExpectationResult {
  const { totals, interrupted, rejectedSoFarCount } = figures;
  const count = totals[key] - (key === 'rejected' ? rejectedSoFarCount : 0);
  const expected = describeBound(bound);
  if (totals.events === 0) return { name: key, verdict: 'incomplete', expected, actual: 'nothing was sent' };
  const describe = key === 'dropped' ? describeDropped : describeCounted;
  return {
    name: key,
    verdict: judgeUpper(exceedsBound(bound, count, totals.deliveries), interrupted),
    expected,
    actual: describe(count, totals.deliveries) + (interrupted ? ' so far' : ''),
  };
}

type LatencyCheck = { readonly key: LatencyKey; readonly boundMs: number; readonly figures: RunFigures };

function judgeLatency({ key, boundMs, figures }: LatencyCheck): ExpectationResult {
  const name = `latency.${key}`;
  const expected = `at most ${formatMs(boundMs)}`;
  const value = figures.latencyMs[key];
  if (value === null) return { name, verdict: 'incomplete', expected, actual: 'nothing was answered' };
  const verdict = judgeUpper(value > boundMs, figures.interrupted);
  return {
    name,
    verdict,
    expected,
    actual: formatMsBeside(value, boundMs) + (figures.interrupted ? ' so far' : ''),
  };
}

/** A bound once broken stays broken; one that holds may still break while a run is not over. */
function judgeUpper(isBroken: boolean, interrupted: boolean): Verdict {
  if (isBroken) return 'fail';
  return interrupted ? 'incomplete' : 'pass';
}
