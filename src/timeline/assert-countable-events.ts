import { TimelineError } from '../errors/timeline-error.ts';
import type { CastSpec, Step } from '../model/scenario.ts';
import { place } from './place-step.ts';

/** More events than anybody means; planning them would take hours. */
export const DEFAULT_MAX_EVENTS = 10_000_000;

/**
 * Asserts that a story has no more events than can be meant, by its counts alone: nothing is planned for it.
 *
 * @throws {@link TimelineError} `HL_TIMELINE_TOO_LONG` at the step with which they become too many
 */
export function assertCountableEvents(
  steps: readonly Step[],
  { cast, maxEvents }: { readonly cast: readonly CastSpec[]; readonly maxEvents: number },
): void {
  countEvents(steps, 1);

  function countEvents(block: readonly Step[], rounds: number): number {
    let count = 0;
    for (const step of block) {
      count += countStep(step, rounds);
      if (count * rounds > maxEvents) throw tooLong(step, maxEvents);
    }
    return count;
  }

  function countStep(step: Step, rounds: number): number {
    if (step.form === 'wait') return 0;
    if (step.form === 'emit' || step.form === 'again') return 1;
    const times = step.form === 'repeat' ? step.count : (sizeOf(step.group) ?? 1);
    if (rounds * times > maxEvents) throw tooLong(step, maxEvents);
    return times * countEvents(step.steps, rounds * times);
  }

  function sizeOf(group: string): number | undefined {
    return cast.find(({ name }) => name === group)?.count;
  }
}

function tooLong(step: Step, maxEvents: number): TimelineError {
  return new TimelineError(
    'HL_TIMELINE_TOO_LONG',
    `Failed to plan ${place(step.position)}: with this step the story has more than ${maxEvents} events. ` +
      'Repeat less often, or allow more with --max-events.',
  );
}
