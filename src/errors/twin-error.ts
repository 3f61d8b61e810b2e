import { HarnessError, isHarnessErrorNamed } from './harness-error.ts';

/** A REST twin that was asked for in a way it cannot be made (codes `HL_TWIN_…`). */
export class TwinError extends HarnessError {}

/** Whether a value is a {@link TwinError}, also one thrown by another copy of this package. */
export function isTwinError(value: unknown): value is TwinError {
  return isHarnessErrorNamed(value, 'TwinError');
}
