import type { Contact, Location, User } from '../model/payload.ts';
import type { CastSpec, LocationSpec, Scenario, UserSpec } from '../model/scenario.ts';
import type { ContactRef } from '../model/timeline.ts';
import { createDraws, type SeedParts } from '../seed/draws.ts';
import { phoneNumber } from './phone-number.ts';
import { seededFaker } from './seeded-faker.ts';

/** The people and places of a story. Each is made when first asked for, from the seed and its name alone. */
export type Cast = {
  contact(ref: ContactRef): Contact;
  /** A user by name; without one, the user who looks after the contact. */
  user(name: string | undefined, contact: ContactRef | null): User;
  /** A location by name; without one, the first. */
  location(name: string | undefined): Location;
};

// A run over a million contacts must not keep a million people.
const KEPT_CONTACTS = 10_000;

/**
 * Creates the cast of a scenario.
 *
 * @param options.locationId Replaces the id of the first location.
 */
export function createCast(
  scenario: Pick<Scenario, 'cast' | 'users' | 'locations' | 'locale'>,
  options: { readonly seed: string; readonly locationId?: string },
): Cast {
  const { seed } = options;
  const users: readonly UserSpec[] = scenario.users.length > 0 ? scenario.users : [{ name: 'user' }];
  const locations: readonly LocationSpec[] =
    scenario.locations.length > 0 ? scenario.locations : [{ name: 'location' }];
  const contacts = new Map<string, Contact>();
  const madeUsers = new Map<string, User>();
  const madeLocations = new Map<string, Location>();
  const locale = scenario.locale ?? 'en';

  return {
    contact(ref) {
      const key = JSON.stringify([ref.name, ref.member]);
      let contact = contacts.get(key);
      if (contact === undefined) {
        contact = makeContact(specNamed(scenario.cast, ref.name), ref);
        if (contacts.size >= KEPT_CONTACTS) contacts.clear();
        contacts.set(key, contact);
      }
      return contact;
    },
    user(name, contact) {
      const parts = contact === null ? [] : [contact.name, contact.member ?? -1];
      const spec =
        name === undefined ? createDraws(seed, 'assigned', ...parts).pick(users) : specNamed(users, name);
      return madeUsers.get(spec.name) ?? remember(madeUsers, spec.name, makeUser(spec));
    },
    location,
  };

  function location(name: string | undefined): Location {
    const spec = name === undefined ? (locations[0] as LocationSpec) : specNamed(locations, name);
    return madeLocations.get(spec.name) ?? remember(madeLocations, spec.name, makeLocation(spec));
  }

  function makeContact(spec: CastSpec, ref: ContactRef): Contact {
    const who: SeedParts = ref.member === null ? [ref.name] : [ref.name, ref.member];
    const person = makePerson(spec, ['contact', ...who]);
    return {
      id: createDraws(seed, 'contact-id', ...who).alphanumeric(20),
      ...person,
      phone: spec.phone ?? phoneNumber(ref.member ?? 0, seed, 'contact', ref.name),
      tags: spec.tags ?? [],
      conversationId: createDraws(seed, 'conversation-id', ...who).alphanumeric(20),
      location: location(spec.location),
      locale: spec.locale ?? locale,
    };
  }

  function makeUser(spec: UserSpec): User {
    return {
      id: createDraws(seed, 'user-id', spec.name).alphanumeric(20),
      ...makePerson(spec, ['user', spec.name]),
      phone: spec.phone ?? phoneNumber(0, seed, 'user', spec.name),
    };
  }

  function makeLocation(spec: LocationSpec): Location {
    const faker = seededFaker('en', seed, 'location', spec.name);
    const name = spec.displayName ?? `${faker.location.city()} ${faker.helpers.arrayElement(BUSINESSES)}`;
    const isFirst = spec.name === (locations[0] as LocationSpec).name;
    return {
      id:
        (isFirst ? options.locationId : undefined) ??
        createDraws(seed, 'location-id', spec.name).alphanumeric(20),
      name,
      timezone: spec.timezone ?? 'America/New_York',
      phone: phoneNumber(0, seed, 'location', spec.name),
      email: `${
        name
          .toLowerCase()
          .match(/[a-z0-9]+/g)
          ?.join('-') ?? 'office'
      }@example.com`,
    };
  }

  function makePerson(
    spec: Pick<CastSpec, 'displayName' | 'email' | 'locale'>,
    who: SeedParts,
  ): Pick<Contact, 'name' | 'firstName' | 'lastName' | 'email'> {
    const faker = seededFaker(spec.locale ?? locale, seed, ...who);
    const drawn = { firstName: faker.person.firstName(), lastName: faker.person.lastName() };
    const names = spec.displayName === undefined ? drawn : splitName(spec.displayName);
    const email = faker.internet.exampleEmail(names);
    return { name: joinNames(names), ...names, email: spec.email ?? email.toLowerCase() };
  }
}

const BUSINESSES = [
  'Dental',
  'Roofing',
  'Physiotherapy',
  'Solar',
  'Fitness',
  'Realty',
  'Law',
  'Veterinary',
  'Plumbing',
];

type Names = Pick<Contact, 'firstName' | 'lastName'>;

// In Japanese and Chinese writing the family comes first.
const FAMILY_FIRST = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function splitName(name: string): Names {
  const [first = '', ...rest] = name.split(' ');
  const [lastName, firstName] =
    FAMILY_FIRST.test(name) && rest.length > 0 ? [first, rest.join(' ')] : [rest.join(' '), first];
  return { firstName, lastName };
}

function joinNames({ firstName, lastName }: Names): string {
  return (FAMILY_FIRST.test(lastName) ? `${lastName} ${firstName}` : `${firstName} ${lastName}`).trim();
}

function specNamed<Spec extends { readonly name: string }>(specs: readonly Spec[], name: string): Spec {
  const spec = specs.find((one) => one.name === name);
  if (spec === undefined) throw new RangeError(`The scenario has nobody and nothing named "${name}".`);
  return spec;
}

function remember<Value>(made: Map<string, Value>, name: string, value: Value): Value {
  made.set(name, value);
  return value;
}
