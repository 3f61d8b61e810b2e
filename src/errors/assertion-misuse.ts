import { HarnessError, isHarnessErrorNamed } from './harness-error.ts';

/**
 * An assertion that cannot be judged as it is written (code `HL_ASSERTION_MISUSED`); one that fails is the test
 * runner's own error.
 */
export class AssertionMisuse extends HarnessError {}

/** Whether a value is an {@link AssertionMisuse}, also one thrown by another copy of this package. */
export function isAssertionMisuse(value: unknown): value is AssertionMisuse {
  return isHarnessErrorNamed(value, 'AssertionMisuse');
}
