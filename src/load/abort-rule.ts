import type { ExpectationResult } from '../model/report.ts';
import type { AbortRule, Bound, LatencyKey } from '../model/scenario.ts';
import { formatMs, formatMsBeside } from '../report/format-quantity.ts';
import { describeBound, describeCounted, describeDropped, exceedsBound } from '../report/upper-bound.ts';
import type { LoadTally } from './load-tally.ts';

/** Shares say little before so many deliveries. */
const LEAST_DELIVERIES = 100;

/**
 * Looks whether a load has to be ended early.
 *
 * @param options.senders How many senders share the load: each looks at its own part, with its part of a count.
 * @returns The first bound that is exceeded, as a failed expectation, or null. It is one that cannot be judged where it only
 * broke because attempts failed on the sending machine.
 */
export function findAbortReason(
  rule: AbortRule,
  { tally, senders }: { readonly tally: LoadTally; readonly senders: number },
): ExpectationResult | null {
  const totals = tally.totals();
  const counts = {
    lost: totals.lost,
    rejected: totals.rejected,
    unanswered: totals.timedOut + totals.unreachable,
    dropped: totals.dropped,
  };
  for (const [key, count] of Object.entries(counts)) {
    const bound = rule[key as keyof typeof counts];
    if (bound === undefined) continue;
    const breaksAt = (reached: number): boolean =>
      isExceeded({ bound, count: reached, senders, deliveries: totals.deliveries });
    if (!breaksAt(count)) continue;
    const describe = key === 'dropped' ? describeDropped : describeCounted;
    const found = { expected: describeBound(bound), actual: describe(count, totals.deliveries) };
    const ownCount = key === 'lost' || key === 'unanswered' ? tally.ownUnanswered() : 0;
    return { ...fail(key, found), ...(!breaksAt(count - ownCount) && { verdict: 'incomplete' }) };
  }
  if (rule.latencyMs === undefined || totals.deliveries < LEAST_DELIVERIES) return null;
  const { latencyMs } = tally.read();
  for (const [key, boundMs] of Object.entries(rule.latencyMs)) {
    const ms = latencyMs[key as LatencyKey];
    if (ms !== null && ms > boundMs) {
      return fail(`latency.${key}`, {
        expected: `at most ${formatMs(boundMs)}`,
        actual: formatMsBeside(ms, boundMs),
      });
    }
  }
  return null;
}

function isExceeded(check: {
  readonly bound: Bound;
  readonly count: number;
  readonly senders: number;
  readonly deliveries: number;
}): boolean {
  const { bound, count, senders, deliveries } = check;
  if ('share' in bound) return deliveries >= LEAST_DELIVERIES && exceedsBound(bound, count, deliveries);
  return exceedsBound({ count: bound.count / senders }, count, deliveries);
}

function fail(key: string, found: { readonly expected: string; readonly actual: string }): ExpectationResult {
  return { name: `abortWhen.${key}`, verdict: 'fail', ...found };
}
