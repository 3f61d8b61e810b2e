import { HarnessError, isHarnessErrorNamed } from './harness-error.ts';

/** A scenario that reads well but cannot happen in this order (codes `HL_TIMELINE_…`). */
export class TimelineError extends HarnessError {}

/** Whether a value is a {@link TimelineError}, also one thrown by another copy of this package. */
export function isTimelineError(value: unknown): value is TimelineError {
  return isHarnessErrorNamed(value, 'TimelineError');
}
