import type { JsonValue } from '../model/json.ts';
import { createCalendarValues } from './calendar-values.ts';
import type { EventScene } from './event-scene.ts';
import { createOpportunityValues } from './opportunity-values.ts';
import { createPeopleValues } from './people-values.ts';
import { createStoreValues } from './store-values.ts';
import type { StoryValues } from './story-values.ts';
import { createTrafficValues } from './traffic-values.ts';

/** Finds a value of the story by its name; `undefined` when the story has none. */
export type FindValue = (name: string) => JsonValue | undefined;

type CreateValues = (scene: EventScene) => StoryValues;

const THEMES: readonly CreateValues[] = [
  createPeopleValues,
  createCalendarValues,
  createOpportunityValues,
  createStoreValues,
  createTrafficValues,
];

let themesByName: ReadonlyMap<string, CreateValues> | undefined;

/**
 * Creates the look-up of an event's values; most are the same in every event about the same contact or location.
 *
 * @remarks There are a hundred, of which an event needs a few: those of a theme are made when one of them is asked
 * for.
 * @param messageValues Makes the values that messages have too.
 */
export function createEventValues(scene: EventScene, messageValues: () => StoryValues): FindValue {
  themesByName ??= new Map(
    THEMES.flatMap((create) => Object.keys(create(scene)).map((name) => [name, create] as const)),
  );
  const themes = themesByName;
  const made = new Map<CreateValues, StoryValues>();
  return (name) => {
    const create = themes.get(name) ?? messageValues;
    let values = made.get(create);
    if (values === undefined) {
      values = create(scene);
      made.set(create, values);
    }
    return values[name]?.();
  };
}
