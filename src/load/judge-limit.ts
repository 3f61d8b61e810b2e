import type { LimitReport, LimitStep } from '../model/limit-report.ts';
import { formatCount } from '../report/format-quantity.ts';
import type { RateSearch } from './search-rate.ts';

/** What is judged of a search beside what it found. */
export type SearchFacts = { readonly steps: readonly LimitStep[]; readonly hasLatencyBound: boolean };

/**
 * Judges a search: a rate that held is a pass, unless the generator was what ended the search.
 *
 * @remarks Where the search ran out of steps, the highest rate that held is still one that holds.
 */
export function judgeLimit(
  { held, beyond, end }: RateSearch,
  { steps, hasLatencyBound }: SearchFacts,
): Pick<LimitReport, 'verdict' | 'limit' | 'problems'> {
  const isStopped = end === 'stopped';
  const isLate = beyond?.outcome === 'late';
  return {
    verdict: isStopped || isLate ? 'incomplete' : held === null ? 'fail' : 'pass',
    limit: {
      heldPerSecond: held,
      beyondPerSecond: beyond?.rate ?? null,
      beyond: beyond?.outcome ?? null,
    },
    problems: [
      ...(isStopped ? ['the search was stopped before its end'] : []),
      ...(isLate
        ? [
            `at ${formatCount(beyond.rate)}/s the generator was late or failed, not your receiver: what that can take is not known. Use --workers or a machine of its own`,
          ]
        : []),
      ...(end === 'out-of-steps' ? [describeWide(beyond === null, steps.length)] : []),
      ...(hasLatencyBound
        ? []
        : [
            'no bound on latency: a rate holds while answers come at all, however late. Add --expect latency.p99=800ms',
          ]),
    ],
  };
}

function describeWide(heldAll: boolean, stepCount: number): string {
  const what = heldAll ? 'every rate held' : 'the limit is not known nearer';
  return `${what}: the search ends after ${stepCount} steps`;
}
