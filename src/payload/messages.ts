import type { Faker } from '@faker-js/faker';
import type { KindDefinition } from '../model/catalog.ts';
import type { Contact, Location, User } from '../model/payload.ts';

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
  if (contact.locale !== 'en') return faker.lorem.sentence();
  if (kind.channel === 'comment') return faker.helpers.arrayElement(COMMENTS)(writing);
  if (kind.direction === 'outbound') return faker.helpers.arrayElement(MESSAGES)(writing);
  return faker.datatype.boolean(OPT_OUT_SHARE) ? 'STOP' : faker.helpers.arrayElement(REPLIES)(writing);
}

// Rare, as after it nothing may be sent to that contact any more.
const OPT_OUT_SHARE = 0.02;

type Line = (writing: Writing) => string;

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const HOURS = ['9:00 AM', '10:30 AM', '11:15 AM', '1:45 PM', '2:30 PM', '4:00 PM'];

const day = (faker: Faker): string => faker.helpers.arrayElement(DAYS);
const hour = (faker: Faker): string => faker.helpers.arrayElement(HOURS);

const MESSAGES: readonly Line[] = [
  ({ contact, user, location, faker }) =>
    `Hi ${contact.firstName}, this is ${user.firstName} from ${location.name}. You're booked for ${day(faker)} at ${hour(faker)}. Reply C to confirm.`,
  ({ contact, faker }) =>
    `Hi ${contact.firstName}, just a reminder of your visit ${day(faker)} at ${hour(faker)}. See you then!`,
  ({ contact, user }) =>
    `Thanks for calling, ${contact.firstName}. I'll send the estimate over today. - ${user.firstName}`,
  ({ contact, faker }) =>
    `${contact.firstName}, we had a cancellation ${day(faker)} at ${hour(faker)}. Would you like the slot?`,
  ({ location }) => `Your order is ready for pickup at ${location.name}. We're open until 6.`,
  ({ contact, user }) =>
    `Hey ${contact.firstName}, ${user.firstName} here. Did you get a chance to look at the quote?`,
  ({ contact, faker }) =>
    `We got your form, ${contact.firstName}! Is ${day(faker)} ${hour(faker)} good for a quick call?`,
  ({ contact }) =>
    `How did we do today, ${contact.firstName}? We'd love a review: https://example.com/r/${contact.id.slice(0, 6)}`,
];

const REPLIES: readonly Line[] = [
  () => 'C',
  ({ faker }) => `Can we do ${day(faker)} instead?`,
  () => 'Sounds good, thank you!',
  ({ contact }) => `Hi, this is ${contact.firstName}. I missed your call, can you try again?`,
  () => 'How much would that be?',
  ({ faker }) => `${hour(faker)} works for me 👍`,
  () => 'Yes please',
  () => 'Running 10 min late, sorry!',
  ({ user }) => `Thanks ${user.firstName}, see you then`,
];

const COMMENTS: readonly Line[] = [
  ({ contact }) => `${contact.firstName} prefers to be called in the afternoon.`,
  ({ contact }) => `Left a message for ${contact.firstName}, will try again tomorrow.`,
  () => 'Quote sent, waiting for an answer.',
  () => 'Please double-check the address before the visit.',
];
