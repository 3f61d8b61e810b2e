import { HarnessError, isHarnessErrorNamed } from './harness-error.ts';

/** A stand-in for a receiver that cannot be made, or waited in vain (codes `HL_RECEIVER_…`). */
export class ReceiverError extends HarnessError {}

/** Whether a value is a {@link ReceiverError}, also one thrown by another copy of this package. */
export function isReceiverError(value: unknown): value is ReceiverError {
  return isHarnessErrorNamed(value, 'ReceiverError');
}
