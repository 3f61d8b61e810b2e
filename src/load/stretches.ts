import type { Person } from './people.ts';
import type { PersonWriter } from './person-writers.ts';

/** For so many people stretches are kept, under a kilobyte each. */
const KEPT = 2_000;

/** Prepares stretches of JSON that hang on the person alone, so that those of most people are written once. */
export function createStretches(
  stretches: readonly (readonly PersonWriter[])[],
): (person: Person) => readonly string[] {
  const kept: (readonly string[] | undefined)[] = [];
  const write = (person: Person): readonly string[] =>
    stretches.map((writers) => writers.map((each) => each(person) ?? '').join(''));
  return (person) => {
    const known = kept[person.number];
    if (known !== undefined) return known;
    const written = write(person);
    if (person.number < KEPT) kept[person.number] = written;
    return written;
  };
}
