import type { CastSpec, LocationSpec, UserSpec } from '../model/scenario.ts';
import type { ScenarioFile } from './generated/scenario-file.ts';

/** Normalises the cast; without one there is a single contact named `contact`. */
export function buildCast(cast: ScenarioFile['cast']): readonly CastSpec[] {
  const specs = nameEntries(cast);
  return specs.length === 0 ? [{ name: 'contact' }] : specs;
}

/** Normalises the users. */
export function buildUsers(users: ScenarioFile['users']): readonly UserSpec[] {
  return nameEntries(users);
}

/** Normalises the locations. */
export function buildLocations(locations: ScenarioFile['locations']): readonly LocationSpec[] {
  return nameEntries(locations);
}

/** Turns a map by name into a list; the `name` inside, being what people see, becomes `displayName`. */
function nameEntries<Entry extends { readonly name?: string }>(
  map: Readonly<Record<string, Entry>> | undefined,
): readonly (Omit<Entry, 'name'> & { readonly name: string; readonly displayName?: string })[] {
  return Object.entries(map ?? {}).map(([key, { name, ...rest }]) => ({
    name: key,
    ...(name === undefined ? {} : { displayName: name }),
    ...rest,
  }));
}
