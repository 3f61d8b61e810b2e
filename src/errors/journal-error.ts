import { HarnessError, isHarnessErrorNamed } from './harness-error.ts';

/** A journal that cannot be read or written (codes `HL_JOURNAL_…`). */
export class JournalError extends HarnessError {}

/** Whether a value is a {@link JournalError}, also one thrown by another copy of this package. */
export function isJournalError(value: unknown): value is JournalError {
  return isHarnessErrorNamed(value, 'JournalError');
}
