import type { ExpectationResult, LatencyMs, Totals } from '../model/report.ts';
import type { LatencyKey, RunExpectation } from '../model/scenario.ts';
import { exceedsBound } from '../report/upper-bound.ts';

/** What a receiver may be excused by. */
export type Excuses = {
  readonly expect: RunExpectation;
  readonly totals: Totals;
  readonly serviceMs: LatencyMs;
  /** Whether the generator was late. */
  readonly isLate: boolean;
  /** Deliveries whose last attempt failed on the sending machine. */
  readonly ownUnanswered: number;
};

/** Makes a bound that would hold but for the generator's own failings one that cannot be judged. */
export function excuseReceiver(result: ExpectationResult, excuses: Excuses): ExpectationResult {
  if (result.verdict !== 'fail') return result;
  const isExcused = result.name === 'lost' ? holdsForReceiver(excuses) : holdsFromSend(result.name, excuses);
  return isExcused ? { ...result, verdict: 'incomplete' } : result;
}

/** Of what was lost at least so much was lost by the receiver. */
function holdsForReceiver({ expect, totals, ownUnanswered }: Excuses): boolean {
  return !exceedsBound(expect.lost, totals.lost - ownUnanswered, totals.deliveries);
}

/** A latency that holds from the actual send was broken by a late generator. */
function holdsFromSend(name: string, { expect, serviceMs, isLate }: Excuses): boolean {
  const key = /^latency\.(.+)$/.exec(name)?.[1] as LatencyKey | undefined;
  if (key === undefined || !isLate) return false;
  const [bound, ms] = [expect.latencyMs?.[key], serviceMs[key]];
  return bound !== undefined && ms !== null && ms <= bound;
}
