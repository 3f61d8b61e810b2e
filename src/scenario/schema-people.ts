import type { JsonSchema } from '../model/json.ts';
import { refer, text } from './schema-values.ts';

/** Definitions of who takes part: contacts, users and the locations they belong to. */
export const peopleDefinitions: Readonly<Record<string, JsonSchema>> = {
  location: {
    type: 'object',
    additionalProperties: false,
    errorMessage: 'must be a location: a map with name or timezone',
    properties: {
      name: text('What the location is called. Made up from the seed when left out.'),
      timezone: text('Its IANA time zone, such as America/New_York.'),
    },
  },
  castMember: {
    type: 'object',
    additionalProperties: false,
    errorMessage: 'must be a member of the cast: a map with name, phone, email, count …',
    properties: {
      name: text('First and last name. Made up from the seed when left out.'),
      phone: refer('phone', 'Phone number with its country code, in quotes.'),
      email: refer('emailAddress', 'E-mail address.'),
      locale: refer('locale', 'The language the name and texts are made up in.'),
      location: text('The name of the location the contact belongs to.'),
      tags: {
        type: 'array',
        items: text('A tag.'),
        description: 'Tags the contact has.',
      },
      count: {
        type: 'integer',
        minimum: 1,
        maximum: 1_000_000,
        description: 'Makes this a group of so many contacts.',
        errorMessage: 'must be a whole number from 1 to 1000000',
      },
    },
  },
  user: {
    type: 'object',
    additionalProperties: false,
    errorMessage: 'must be a user: a map with name, email or phone',
    properties: {
      name: text('First and last name. Made up from the seed when left out.'),
      email: refer('emailAddress', 'E-mail address.'),
      phone: refer('phone', 'Phone number with its country code, in quotes.'),
    },
  },
};
