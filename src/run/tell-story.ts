import type { Scenario } from '../model/scenario.ts';
import type { EventWitness, StoryClock } from '../model/world.ts';
import { createCast } from '../payload/cast.ts';
import { createPayloadGenerator } from '../payload/payload-generator.ts';
import { planTimeline } from '../timeline/plan-timeline.ts';
import { createFirstEvents } from './first-events.ts';
import type { RunSettings } from './run-settings.ts';
import { createStoryChanges } from './story-changes.ts';
import { createTeller } from './witness-events.ts';

/**
 * Tells a witness every event of a scenario at once, as a run with the same settings would, and sends nothing.
 *
 * @returns How many events there are.
 */
export function tellStory(
  scenario: Scenario,
  run: {
    readonly settings: RunSettings;
    readonly witness: EventWitness;
    readonly story: Pick<StoryClock, 'now'>;
  },
): number {
  const { settings } = run;
  const cast = createCast(scenario, settings);
  const firstAt = createFirstEvents(scenario, settings);
  const changesBefore = createStoryChanges(scenario, { settings, cast });
  const startsAt = settings.start.at;
  const generator = createPayloadGenerator({ ...settings, scenario, cast, startsAt, firstAt, changesBefore });
  const tell = createTeller({ cast, generator }, run);
  let count = 0;
  for (const event of planTimeline(scenario, settings).events) {
    tell(event, startsAt + event.offsetMs);
    count += 1;
  }
  return count;
}
