import type { RateOutcome } from '../model/limit-report.ts';
import type { LoadReport } from '../model/load-report.ts';
import { formatCount } from '../report/format-quantity.ts';
import { GENERATOR_RESULTS } from './judge-load.ts';

/** What a load at one rate says of it, and why. */
export type ClassifiedRate = { readonly outcome: RateOutcome; readonly reason: string | null };

/**
 * Says whether a rate held.
 *
 * @remarks A generator that failed or was late comes before everything else: a late one takes answers in late as well, so
 * that what it measured may be its own doing.
 */
export function classifyRate({ expectations, totals, verdict, problems }: LoadReport): ClassifiedRate {
  const find = (sought: string) => expectations.find(({ name }) => name === sought);
  const own = find(GENERATOR_RESULTS.failed);
  if (own !== undefined) return { outcome: 'late', reason: `the generator failed: ${own.actual}` };
  const late = find(GENERATOR_RESULTS.late);
  if (late !== undefined) return { outcome: 'late', reason: `${late.name} was ${late.actual}` };
  const failed = expectations.find((result) => result.verdict === 'fail');
  if (failed !== undefined) return { outcome: 'broken', reason: `${failed.name} was ${failed.actual}` };
  if (totals.dropped > 0) return { outcome: 'broken', reason: `${formatCount(totals.dropped)} were dropped` };
  if (verdict === 'pass') return { outcome: 'held', reason: null };
  return { outcome: 'broken', reason: problems[0] ?? 'it could not be judged' };
}
