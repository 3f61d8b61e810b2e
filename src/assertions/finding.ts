import { AssertionMisuse } from '../errors/assertion-misuse.ts';
import { escapeLines } from '../errors/escape-text.ts';

/**
 * What an assertion found.
 *
 * @remarks `void` is neither: there was nothing to judge, so the assertion fails, and so does its opposite.
 */
export type Finding = {
  readonly verdict: 'holds' | 'broken' | 'void';
  /** Why it does not hold, over several lines. */
  readonly message: string;
  /** Why its opposite does not hold. */
  readonly negatedMessage: string;
};

/** Makes a finding: its sentence reads `expected <subject> to <predicate>, but <but>`. */
export function findWhether(
  holds: boolean,
  told: {
    readonly subject: string;
    readonly predicate: string;
    readonly but: string;
    readonly rest?: readonly string[];
  },
): Finding {
  const { subject, predicate, but, rest = [] } = told;
  return {
    verdict: holds ? 'holds' : 'broken',
    message: escapeLines([`expected ${subject} to ${predicate}, but ${but}`, ...rest].join('\n')),
    negatedMessage: escapeLines([`expected ${subject} not to ${predicate}`, ...rest].join('\n')),
  };
}

/** Makes the finding that there was nothing to judge. */
export function findNothing(claim: string, reason: string): Finding {
  const message = escapeLines(`expected ${claim}, but there was nothing to judge: ${reason}`);
  return { verdict: 'void', message, negatedMessage: message };
}

/**
 * Judges a count: `times` left out means at least one.
 *
 * @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED` when it is no count
 */
export function isCount(count: number, times: number | undefined): boolean {
  if (times === undefined) return count > 0;
  if (Number.isInteger(times) && times >= 0) return count === times;
  throw misuse('the count', `"${times}" is no whole number from 0`, 'Leave it out for at least one.');
}

/** Writes how often something is wanted. */
export function writeTimes(times: number | undefined): string {
  if (times === undefined) return 'at least once';
  return times === 1 ? 'once' : `${times} times`;
}

/** Makes the error of an assertion that cannot be judged as it is written. */
export function misuse(what: string, reason: string, advice: string): AssertionMisuse {
  return new AssertionMisuse('HL_ASSERTION_MISUSED', `Failed to judge ${what}: ${reason}. ${advice}`);
}
