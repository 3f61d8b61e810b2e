import { createCalendarValues } from './calendar-values.ts';
import type { EventScene } from './event-scene.ts';
import { createOpportunityValues } from './opportunity-values.ts';
import { createPeopleValues } from './people-values.ts';
import { createStoreValues } from './store-values.ts';
import type { StoryValues } from './story-values.ts';
import { createTrafficValues } from './traffic-values.ts';

/** The values of an event that is no message; most are the same in every event about the same contact or location. */
export function createEventValues(scene: EventScene): StoryValues {
  return {
    ...createPeopleValues(scene),
    ...createCalendarValues(scene),
    ...createOpportunityValues(scene),
    ...createStoreValues(scene),
    ...createTrafficValues(scene),
  };
}
