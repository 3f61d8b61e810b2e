import { HarnessError, isHarnessErrorNamed } from './harness-error.ts';

/** An interception of the network that cannot be made or begin (codes `HL_MSW_…`). */
export class MswError extends HarnessError {}

/** Whether a value is an {@link MswError}, also one thrown by another copy of this package. */
export function isMswError(value: unknown): value is MswError {
  return isHarnessErrorNamed(value, 'MswError');
}
