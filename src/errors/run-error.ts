import { HarnessError, isHarnessErrorNamed } from './harness-error.ts';

/** A run that was asked for in a way it cannot be done (codes `HL_RUN_…`). */
export class RunError extends HarnessError {}

/** Whether a value is a {@link RunError}, also one thrown by another copy of this package. */
export function isRunError(value: unknown): value is RunError {
  return isHarnessErrorNamed(value, 'RunError');
}
