import type { Locale, Scenario } from '../model/scenario.ts';
import type { ContactRef } from '../model/timeline.ts';
import type { Cast } from '../payload/cast.ts';
import { createDraws } from '../seed/draws.ts';
import { escapeJson } from './escape-json.ts';
import { type Places, readPlaces } from './text-templates.ts';

/** What payloads say of one contact and those around it, escaped for JSON. */
export type Person = {
  /** Among all contacts of the load, from 0. */
  readonly number: number;
  readonly locale: Locale;
  readonly contactId: string;
  readonly conversationId: string;
  readonly locationId: string;
  readonly userId: string;
  readonly contactPhone: string;
  readonly locationPhone: string;
  readonly contactEmail: string;
  readonly locationEmail: string;
  /** `Name <address>`. */
  readonly contactMailbox: string;
  readonly userMailbox: string;
  readonly providerId: string;
  readonly chatWidgetId: string;
  readonly places: Places;
};

/** The contacts a load is about, numbered from 0 in the order of the cast, groups member by member. */
export type People = {
  readonly count: number;
  ref(number: number): ContactRef;
  person(number: number): Person;
};

/** So many people are kept: a load over a million contacts must not keep a million. */
export const PEOPLE_KEPT = 10_000;

/** Numbers the contacts of a scenario; they are the people of its cast. */
export function createPeople(scenario: Pick<Scenario, 'cast'>, cast: Cast, seed: string): People {
  let count = 0;
  const specs = scenario.cast.map((spec) => {
    const first = count;
    count += spec.count ?? 1;
    return { name: spec.name, first, isGroup: spec.count !== undefined };
  });
  const kept = new Map<number, Person>();

  const ref = (number: number): ContactRef => {
    const spec = specs.findLast(({ first }) => first <= number) as (typeof specs)[number];
    return { name: spec.name, member: spec.isGroup ? number - spec.first : null };
  };
  return {
    count,
    ref,
    person: (number) => {
      let person = kept.get(number);
      if (person === undefined) {
        person = { number, ...describePerson(cast, ref(number), seed) };
        if (kept.size >= PEOPLE_KEPT) kept.clear();
        kept.set(number, person);
      }
      return person;
    },
  };
}

function describePerson(cast: Cast, ref: ContactRef, seed: string): Omit<Person, 'number'> {
  const contact = cast.contact(ref);
  const user = cast.user(undefined, ref);
  const { location } = contact;
  return {
    locale: contact.locale,
    contactId: contact.id,
    conversationId: contact.conversationId,
    locationId: escapeJson(location.id),
    userId: user.id,
    contactPhone: contact.phone,
    locationPhone: location.phone,
    contactEmail: escapeJson(contact.email),
    locationEmail: escapeJson(location.email),
    contactMailbox: escapeJson(`${contact.name} <${contact.email}>`),
    userMailbox: escapeJson(`${user.name} <${user.email}>`),
    providerId: createDraws(seed, 'provider-id', location.id).hex(24),
    chatWidgetId: createDraws(seed, 'chat-widget-id', location.id).hex(24),
    places: readPlaces({ contact, user, location }),
  };
}
