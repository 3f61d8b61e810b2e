import type { Bound, Check } from './goal.ts';
import { type Spread, spreadOf } from './median.ts';
import type { Round } from './round.ts';

/**
 * What became of a check. Only `met` and `missed` are judgements: `not run` lacks a tool, `too few rounds` lacks rounds
 * that count, after `failed` there are none, and with `receiver was the limit` too few are left in which it was not.
 */
export type CheckStatus =
  | 'met'
  | 'missed'
  | 'shown'
  | 'not run'
  | 'too few rounds'
  | 'failed'
  | 'receiver was the limit';

/** A check, measured. */
export type CheckResult = {
  readonly name: string;
  readonly unit: Check['unit'];
  readonly bound: Bound | null;
  /** Over the rounds that count and in which the receiver was not the limit; null when there were none. */
  readonly value: Spread | null;
  /** In how many of the rounds that count the receiver was the limit of a contestant. */
  readonly heldUpCount: number;
  readonly status: CheckStatus;
};

/** So many rounds have to count for a judgement. */
export const LEAST_ROUNDS = 5;
/** A sender whose rate costs the receiver a larger part of its core may have waited for it. */
const BUSY_RECEIVER = 0.8;

/**
 * Judges a check by the median over the rounds that count.
 *
 * @param missing Contestants that could not run.
 */
export function judgeCheck(
  check: Check,
  rounds: readonly Round[],
  missing: ReadonlySet<string>,
): CheckResult {
  const { name, unit, bound } = check;
  const counted = rounds.filter(({ discarded }) => discarded === null);
  const isRun = !check.about.some((contestant) => missing.has(contestant));
  const free = counted.filter((round) => !isHeldUp(check.about, round));
  const values = isRun ? free.map(({ figures }) => check.measure(figures)) : [];
  const value = values.length === 0 ? null : spreadOf(values);
  const heldUpCount = counted.length - free.length;
  const settle = (status: CheckStatus): CheckResult => ({ name, unit, bound, value, heldUpCount, status });

  if (!isRun) return settle('not run');
  if (counted.length < LEAST_ROUNDS) return settle('too few rounds');
  if (value === null || free.length < LEAST_ROUNDS) return settle('receiver was the limit');
  if (bound === null) return settle('shown');
  return settle(keeps(value.median, bound) ? 'met' : 'missed');
}

function keeps(value: number, bound: Bound): boolean {
  return 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost;
}

function isHeldUp(about: Check['about'], { figures }: Round): boolean {
  return about.some((contestant) => (figures[contestant]?.receiverBusy ?? 0) > BUSY_RECEIVER);
}
