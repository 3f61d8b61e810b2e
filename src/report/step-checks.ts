import type { StatusPattern, StepExpectation } from '../model/scenario.ts';
import type { DeliveryRecord } from './delivery-record.ts';
import { labelAttempt } from './describe-attempt.ts';
import { countNoun, formatCount, formatMs, formatMsBeside } from './format-quantity.ts';

/** How many deliveries a check has seen, and how many did not do. */
export type Seen = { readonly judgedCount: number; readonly failedCount: number };

/** One key of a step's expectation at work. */
export type StepCheck = {
  readonly key: 'status' | 'within' | 'body' | 'attempts';
  /** What is expected, as a person reads it. */
  readonly expected: string;
  /** Takes in a delivery and says whether it does. */
  add(delivery: DeliveryRecord): boolean;
  /** What came of one delivery that did not do, as a person reads it. */
  describeOne(delivery: DeliveryRecord): string;
  /** What came, as a person reads it: what did not do where something did not, else what came at all. */
  describe(seen: Seen): string;
};

/** Makes the check of one key, or null where the step does not expect anything of the kind. */
export type StepCheckMaker = (expect: StepExpectation) => StepCheck | null;

/** The checks in the order they are reported. */
export const STEP_CHECKS: readonly StepCheckMaker[] = [
  createStatusCheck,
  createWithinCheck,
  createBodyCheck,
  createAttemptsCheck,
];

function createStatusCheck({ status: patterns }: StepExpectation): StepCheck | null {
  if (patterns === undefined) return null;
  const met = new Map<string, number>();
  const failed = new Map<string, number>();
  return {
    key: 'status',
    expected: patterns.join(' or '),
    add: ({ last }) => {
      const answered = last?.outcome === 'accepted' || last?.outcome === 'rejected';
      const does = answered && patterns.some((pattern) => matchesStatus(pattern, last.status));
      count(does ? met : failed, labelLast(last));
      return does;
    },
    describeOne: ({ last }) => labelLast(last),
    describe: (seen) => describeCounts(seen.failedCount > 0 ? failed : met, seen),
  };
}

function createWithinCheck({ withinMs }: StepExpectation): StepCheck | null {
  if (withinMs === undefined) return null;
  let slowestMs: number | null = null;
  let slowCount = 0;
  return {
    key: 'within',
    expected: `within ${formatMs(withinMs)}`,
    add: ({ last }) => {
      if (last === null || last.outcome === 'timed-out' || last.outcome === 'unreachable') return false;
      slowestMs = Math.max(slowestMs ?? 0, last.latencyMs);
      if (last.latencyMs > withinMs) slowCount++;
      return last.latencyMs <= withinMs;
    },
    describeOne: ({ last }) =>
      last === null || last.outcome === 'timed-out' || last.outcome === 'unreachable'
        ? 'no answer'
        : formatMsBeside(last.latencyMs, withinMs),
    describe: ({ judgedCount, failedCount }) => {
      const unansweredCount = failedCount - slowCount;
      if (slowestMs === null)
        return judgedCount === 1 ? 'no answer' : `no answer ×${formatCount(judgedCount)}`;
      const slowest = formatMsBeside(slowestMs, withinMs);
      if (judgedCount === 1) return slowest;
      const slow = slowCount > 0 ? [`${formatCount(slowCount)} too slow`] : [];
      const unanswered = unansweredCount > 0 ? [`${formatCount(unansweredCount)} without an answer`] : [];
      const flaws = [...slow, ...unanswered].join(', ');
      return flaws === ''
        ? `slowest ${slowest}`
        : `slowest ${slowest}; ${flaws} of ${formatCount(judgedCount)}`;
    },
  };
}

function createBodyCheck({ body }: StepExpectation): StepCheck | null {
  if (body === undefined) return null;
  let first: string | null = null;
  return {
    key: 'body',
    expected: JSON.stringify(body),
    add: ({ last }) => {
      const mismatch = last === null ? 'there is no answer' : last.bodyMismatch;
      first ??= mismatch;
      return mismatch === null;
    },
    describeOne: ({ last }) => last?.bodyMismatch ?? 'there is no answer',
    describe: ({ judgedCount, failedCount }) => {
      if (first === null) return judgedCount === 1 ? 'matches' : `all ${formatCount(judgedCount)} match`;
      return judgedCount === 1 ? first : `${first} (first of ${failedCount} of ${formatCount(judgedCount)})`;
    },
  };
}

function createAttemptsCheck({ attempts: expected }: StepExpectation): StepCheck | null {
  if (expected === undefined) return null;
  const failed = new Map<string, number>();
  return {
    key: 'attempts',
    expected: countNoun(expected, 'attempt'),
    add: ({ attempts }) => {
      if (attempts !== expected) count(failed, countNoun(attempts, 'attempt'));
      return attempts === expected;
    },
    describeOne: ({ attempts }) => countNoun(attempts, 'attempt'),
    describe: (seen) => {
      if (seen.failedCount > 0) return describeCounts(failed, seen);
      return countNoun(expected, 'attempt') + (seen.judgedCount > 1 ? ' each' : '');
    },
  };
}

function labelLast(last: DeliveryRecord['last']): string {
  return last === null ? 'never sent' : labelAttempt(last.outcome, last.status);
}

function matchesStatus(pattern: StatusPattern, status: number | undefined): boolean {
  if (status === undefined || typeof pattern === 'number') return pattern === status;
  return Math.floor(status / 100) === Number(pattern[0]);
}

function count(counts: Map<string, number>, label: string): void {
  counts.set(label, (counts.get(label) ?? 0) + 1);
}

/** `500 ×3, timed out ×1 of 40`: the most frequent first, three at most. */
function describeCounts(counts: ReadonlyMap<string, number>, { judgedCount, failedCount }: Seen): string {
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  if (judgedCount === 1) return sorted.map(([label]) => label).join();
  const shown = sorted.slice(0, 3).map(([label, times]) => `${label} ×${formatCount(times)}`);
  const text = [...shown, ...(sorted.length > 3 ? ['…'] : [])].join(', ');
  return failedCount > 0 ? `${text} of ${formatCount(judgedCount)}` : text;
}
