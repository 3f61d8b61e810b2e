import type { Scenario, Step } from '../model/scenario.ts';
import type { PlannedEvent, Timeline } from '../model/timeline.ts';
import type { EventPreparer } from './prepare-event.ts';

/**
 * Makes one event of each kind of each step, or every event when strict, and discards them, so that an event that cannot be
 * made stops the run before anything is sent. Schema violations of all events are reported together.
 *
 * @throws {@link PayloadError} `HL_PAYLOAD_INVALID`, `HL_PAYLOAD_UNFILLED`
 * @throws {@link KeyError} `HL_KEY_MISSING` when a signature needs a key that is not there
 */
export function rehearseEvents(run: {
  readonly scenario: Scenario;
  readonly timeline: Timeline;
  readonly preparer: EventPreparer;
  readonly strict: boolean;
}): void {
  if (run.strict) run.preparer.generator.assertValid(run.timeline.events);
  const rehearsed = new Set<string>();
  const roleCount = countRoles(run.scenario.steps);
  for (const event of run.timeline.events) {
    const role = roleOf(event);
    if (!rehearsed.has(role)) run.preparer.rehearseEvent(event);
    rehearsed.add(role);
    if (rehearsed.size === roleCount) return;
  }
}

function roleOf({ step, kind }: PlannedEvent): string {
  return step.form === 'emit' ? JSON.stringify([step.identity, kind]) : step.identity;
}

/** How many roles a story has at most; a kind that is never drawn leaves one open. */
function countRoles(steps: readonly Step[]): number {
  let count = 0;
  for (const step of steps) {
    if (step.form === 'each' || step.form === 'repeat') count += countRoles(step.steps);
    if (step.form === 'emit') count += step.kinds.length;
    if (step.form === 'again') count += 1;
  }
  return count;
}
