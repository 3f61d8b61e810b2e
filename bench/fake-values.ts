import { faker } from '@faker-js/faker/locale/en';
import { createCast } from '../src/payload/cast.ts';
import type { BenchEvents } from './bench-events.ts';

/** Draws of one event: the people of the same cast, and the rest from faker, as anybody would write it. */
export type FakeValues = Readonly<Record<string, () => unknown>>;

/** The kinds of the benchmark, as often as in its mix. */
export const KINDS = [
  ...Array<string>(5).fill('call.answered'),
  ...Array<string>(3).fill('call.voicemail'),
  ...Array<string>(2).fill('sms.sent'),
] as const;

/** Makes what draws the values of one event after another; `turn` goes on to the next. */
export function createFakeValues({
  scenario,
  settings,
}: BenchEvents): FakeValues & { readonly turn: () => void } {
  const cast = createCast(scenario, settings.run);
  const people = Array.from({ length: 1000 }, (_, member) => {
    const contact = cast.contact({ name: 'contacts', member });
    return { contact, user: cast.user(undefined, { name: 'contacts', member }) };
  });
  let person = people[0] as (typeof people)[number];
  const id = (): string => faker.string.alphanumeric(20);
  return {
    turn: () => {
      person = faker.helpers.arrayElement(people);
    },
    locationId: () => person.contact.location.id,
    versionId: () => settings.run.versionId,
    appId: () => settings.run.appId,
    attachments: () => [`https://recordings.example.com/${person.contact.location.id}/${id()}.wav`],
    contactId: () => person.contact.id,
    conversationId: () => person.contact.conversationId,
    dateAdded: () => new Date().toISOString(),
    userId: () => person.user.id,
    messageId: id,
    originalMessageId: id,
    callDuration: () => faker.number.int({ min: 4, max: 600 }),
    text: () => faker.lorem.sentence(),
    source: () => faker.helpers.arrayElement(['workflow', 'bulk_actions', 'campaign', 'api', 'app']),
    conversationProviderId: () => faker.string.hexadecimal({ length: 24, prefix: '', casing: 'lower' }),
    chatWidgetId: () => faker.string.hexadecimal({ length: 24, prefix: '', casing: 'lower' }),
    from: () => person.contact.location.phone,
    to: () => person.contact.phone,
    timestamp: () => new Date().toISOString(),
    webhookId: () => faker.string.uuid(),
  };
}
