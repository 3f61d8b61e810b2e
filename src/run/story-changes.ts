import { thingOf } from '../catalog/things.ts';
import type { Scenario, Step } from '../model/scenario.ts';
import type { Occurrence } from '../model/timeline.ts';
import type { Cast } from '../payload/cast.ts';
import { emitStepOf } from '../payload/payload-generator.ts';
import { planTimeline } from '../timeline/plan-timeline.ts';
import type { RunSettings } from './run-settings.ts';

/** A run over a million appointments must not keep a million events. */
const KEPT_EVENTS = 10_000;

/** The events about the same thing that happened before an event, in story order; of each step the last. */
export type ChangesBefore = (event: Occurrence) => readonly Occurrence[];

/**
 * Creates the look-up of what a story said of a thing before, so that what `set` said of it lasts.
 *
 * @remarks It plans the story once more, at the first question, and only if some step sets a value of a thing. It knows
 * the first 10,000 events about things.
 */
export function createStoryChanges(
  scenario: Scenario,
  run: { readonly settings: RunSettings; readonly cast: Cast },
): ChangesBefore {
  let histories: ReadonlyMap<string, readonly Occurrence[]> | undefined;
  return (event) => {
    if (thingOf(event.kind) === null) return [];
    histories ??= scenario.steps.some(setsThings) ? readHistories(scenario, run) : new Map();
    const history = histories.get(keyOf(event, run.cast)) ?? [];
    const place = history.findIndex(
      (other) =>
        other.offsetMs > event.offsetMs || (other.offsetMs === event.offsetMs && isSame(other, event)),
    );
    return lastOfEachStep(place < 0 ? history : history.slice(0, place));
  };
}

function readHistories(
  { disorder: _disorder, ...scenario }: Scenario,
  { settings, cast }: { readonly settings: RunSettings; readonly cast: Cast },
): ReadonlyMap<string, readonly Occurrence[]> {
  const histories = new Map<string, Occurrence[]>();
  let left = KEPT_EVENTS;
  // What is told late, twice or not at all has happened all the same.
  for (const event of planTimeline(scenario, settings).events) {
    if (thingOf(event.kind) === null) continue;
    const key = keyOf(event, cast);
    const history = histories.get(key) ?? [];
    histories.set(key, history);
    history.push(event);
    left -= 1;
    if (left === 0) break;
  }
  return histories;
}

/** A step that happens many times says each time what it said before. */
function lastOfEachStep(history: readonly Occurrence[]): readonly Occurrence[] {
  const last = new Map<string, Occurrence>();
  for (const event of history) {
    last.delete(event.step.identity);
    last.set(event.step.identity, event);
  }
  return [...last.values()];
}

function setsThings(step: Step): boolean {
  if (step.form === 'each' || step.form === 'repeat') return step.steps.some(setsThings);
  // An `again` with `set` may be about anything.
  if (step.form === 'again') return step.set !== undefined;
  return (
    step.form === 'emit' && step.set !== undefined && step.kinds.some(({ kind }) => thingOf(kind) !== null)
  );
}

/** Whose it is: a thing of a contact by the contact, one of a location by the location. */
function keyOf(event: Occurrence, cast: Cast): string {
  const thing = thingOf(event.kind);
  const contact = cast.contact(event.contact ?? { name: 'contact', member: null });
  const { location } = emitStepOf(event);
  const owner =
    thing?.owner === 'contact'
      ? contact.id
      : (location === undefined ? contact.location : cast.location(location)).id;
  return `${thing?.name} ${owner}`;
}

function isSame(a: Occurrence, b: Occurrence): boolean {
  return a.step.identity === b.step.identity && String(a.iteration) === String(b.iteration);
}
