import { HarnessError, isHarnessErrorNamed } from './harness-error.ts';

/** A key that is missing, unreadable or of the wrong type (codes `HL_KEY_…`). Never holds key material. */
export class KeyError extends HarnessError {}

/** Whether a value is a {@link KeyError}, also one thrown by another copy of this package. */
export function isKeyError(value: unknown): value is KeyError {
  return isHarnessErrorNamed(value, 'KeyError');
}
