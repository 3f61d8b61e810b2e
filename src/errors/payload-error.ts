import { HarnessError, isHarnessErrorNamed } from './harness-error.ts';

/** A payload that could not be made as asked (codes `HL_PAYLOAD_…`). */
export class PayloadError extends HarnessError {}

/** Whether a value is a {@link PayloadError}, also one thrown by another copy of this package. */
export function isPayloadError(value: unknown): value is PayloadError {
  return isHarnessErrorNamed(value, 'PayloadError');
}
