import type { Faker } from '@faker-js/faker';
import type { KindDefinition } from '../model/catalog.ts';
import type { Contact, Location, User } from '../model/payload.ts';
import { fillPhrase, PHRASES } from './fill-phrase.ts';

/** Who a text is written for and by. */
export type Writing = {
  readonly kind: KindDefinition;
  readonly contact: Contact;
  readonly user: User;
  readonly location: Location;
  readonly faker: Faker;
};

/** Writes the body of a short message: a text, a chat line, an internal comment. */
export function writeText(writing: Writing): string {
  const { kind, faker, contact } = writing;
  const { comments, messages, replies } = PHRASES[contact.locale];
  if (kind.channel === 'comment') return write(comments, writing);
  if (kind.direction === 'outbound') return write(messages, writing);
  return faker.datatype.boolean(OPT_OUT_SHARE) ? 'STOP' : write(replies, writing);
}

// Rare, as after it nothing may be sent to that contact any more.
const OPT_OUT_SHARE = 0.02;

function write(phrases: readonly string[], writing: Writing): string {
  return fillPhrase(writing.faker.helpers.arrayElement(phrases), writing);
}
