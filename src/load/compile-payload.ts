import { kindFields } from '../catalog/kind-fields.ts';
import { isMessage } from '../catalog/message-kind.ts';
import { createFieldWriters, type FieldWriter, type Moment, type WriterScope } from './field-writers.ts';

/** Writes the body of an event. */
export type BodyWriter = (moment: Moment) => string;

const STORY = 'story.';

/** A field whose value is written for each event: what stands before it, and the writer. */
type Piece = { readonly before: string; readonly write: FieldWriter };

/**
 * Compiles the making of a message's body into literals and writers, in the order of its fields.
 *
 * @returns Null for kinds that are no messages, or have a field that no writer is known for: those are made by the
 * stage that `run` uses.
 */
export function compilePayload(scope: WriterScope): BodyWriter | null {
  if (!isMessage(scope.kind)) return null;
  const writers = createFieldWriters(scope);
  const pieces: Piece[] = [];
  // Fields that are the same in each event become part of the literal before the next one.
  let literal = '{';
  let isFirst = true;
  for (const { name, presence, schema } of kindFields(scope.kind.name, scope.revision)) {
    const key = `${isFirst ? '' : ','}${JSON.stringify(name)}:`;
    const source = typeof schema.faker === 'string' && schema.faker.startsWith(STORY) ? schema.faker : null;
    const write = source === null ? undefined : writers[source.slice(STORY.length)];
    if (write !== undefined && presence === 'always') {
      pieces.push({ before: literal + key, write });
      literal = '';
    } else if (write !== undefined && !isFirst) {
      pieces.push({ before: literal, write: writeWithKey(key, write) });
      literal = '';
    } else if (source === null && schema.const !== undefined && presence === 'always') {
      literal += key + JSON.stringify(schema.const);
    } else return null;
    isFirst = false;
  }
  const end = `${literal}}`;
  return (moment) => {
    let body = '';
    for (const { before, write } of pieces) body += before + (write(moment) ?? '');
    return body + end;
  };
}

function writeWithKey(key: string, write: FieldWriter): FieldWriter {
  return (moment) => {
    const value = write(moment);
    return value === null ? '' : key + value;
  };
}
