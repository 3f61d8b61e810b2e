import { kindFields } from '../catalog/kind-fields.ts';
import { isMessage } from '../catalog/message-kind.ts';
import { createFieldWriters, type FieldWriter, type Moment } from './field-writers.ts';
import type { Person } from './people.ts';
import { createPersonWriters, type PersonWriter, type WriterScope } from './person-writers.ts';
import { createStretches } from './stretches.ts';

/** Writes the body of an event. */
export type BodyWriter = (moment: Moment) => string;

const STORY = 'story.';

/**
 * Compiles the making of a message's body, in the order of its fields: stretches that are the same in all events to one
 * person, and between them the writers of what differs.
 *
 * @returns Null for kinds that are no messages, or have a field that no writer is known for: those are made by the
 * stage that `run` uses.
 */
export function compilePayload(scope: WriterScope): BodyWriter | null {
  if (!isMessage(scope.kind)) return null;
  const personWriters = createPersonWriters(scope);
  const fieldWriters = createFieldWriters(scope);
  const stretches: PersonWriter[][] = [[() => '{']];
  const writers: FieldWriter[] = [];
  let isFirst = true;
  for (const { name, presence, schema } of kindFields(scope.kind.name, scope.revision)) {
    const key = `${isFirst ? '' : ','}${JSON.stringify(name)}:`;
    const source = typeof schema.faker === 'string' && schema.faker.startsWith(STORY) ? schema.faker : null;
    const story = source?.slice(STORY.length) ?? '';
    const write = fieldWriters[story];
    const writeOfPerson = personWriters[story] ?? (source === null ? writeConstant(schema.const) : undefined);
    // The comma of the second field stands before it, so the first cannot be left out; and constants never are.
    if (presence !== 'always' && (isFirst || source === null)) return null;
    if (write !== undefined) {
      writers.push(writeWithKey(key, write));
      stretches.push([]);
    } else if (writeOfPerson !== undefined) {
      stretches.at(-1)?.push(writeWithKey(key, writeOfPerson));
    } else return null;
    isFirst = false;
  }
  stretches.at(-1)?.push(() => '}');
  return joinParts(createStretches(stretches), writers);
}

function joinParts(
  stretchesOf: (person: Person) => readonly string[],
  writers: readonly FieldWriter[],
): BodyWriter {
  return (moment) => {
    const stretches = stretchesOf(moment.person);
    let body = stretches[0] as string;
    for (let place = 0; place < writers.length; place++) {
      body += (writers[place] as FieldWriter)(moment) ?? '';
      body += stretches[place + 1];
    }
    return body;
  };
}

function writeConstant(value: unknown): PersonWriter | undefined {
  return value === undefined ? undefined : () => JSON.stringify(value);
}

function writeWithKey<From>(
  key: string,
  write: (from: From) => string | null,
): (from: From) => string | null {
  return (from) => {
    const value = write(from);
    return value === null ? null : key + value;
  };
}
