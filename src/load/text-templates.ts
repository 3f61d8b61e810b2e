import type { Contact, Location, User } from '../model/payload.ts';
import type { Locale } from '../model/scenario.ts';
import { escapeJson } from './escape-json.ts';

/** Whom a text can speak of. */
export type Speakers = { readonly contact: Contact; readonly user: User; readonly location: Location };

/** A text with places for what differs from contact to contact: literals, and numbers of places. */
export type TextTemplate = readonly (string | number)[];

/** Every place a text can name, in both forms: plain, and as it stands in HTML. All are escaped for JSON. */
export type Places = { readonly plain: readonly string[]; readonly html: readonly string[] };

type Place = { readonly of: keyof Speakers; readonly field: string; readonly length: number };

const FIELDS: Readonly<Record<keyof Speakers, readonly string[]>> = {
  contact: ['id', 'name', 'firstName', 'lastName', 'phone', 'email', 'conversationId'],
  user: ['id', 'name', 'firstName', 'lastName', 'phone', 'email'],
  location: ['id', 'name', 'timezone', 'phone', 'email'],
};

const ID_LENGTH = 20;
// Links hold the first six characters of an id.
const LINK_LENGTH = 6;

const PLACES: readonly Place[] = (Object.keys(FIELDS) as (keyof Speakers)[]).flatMap((of) =>
  FIELDS[of].flatMap((field) =>
    field === 'id' ? [place(of, field, ID_LENGTH), place(of, field, LINK_LENGTH)] : [place(of, field, 1)],
  ),
);

// Characters of Unicode's private use, which no phrase has.
const FIRST_MARK = 0xe000;
const MARKS = /([\uE000-\uE0FF])\1*/g;

/** People whose names are marks, to write texts with and find out where names go. */
export function createMarkedSpeakers(locale: Locale): Speakers {
  const location = mark('location') as unknown as Location;
  const contact = { ...mark('contact'), tags: [], location, locale } as unknown as Contact;
  return { contact, user: mark('user') as unknown as User, location };
}

/** Takes a text apart that was written with marked speakers. Its literals are escaped for JSON. */
export function readTemplate(text: string): TextTemplate {
  const parts: (string | number)[] = [];
  let end = 0;
  for (const { 0: marks, index } of text.matchAll(MARKS)) {
    if (index > end) parts.push(repack(escapeJson(text.slice(end, index))));
    parts.push(findPlace(marks));
    end = index + marks.length;
  }
  if (end < text.length) parts.push(repack(escapeJson(text.slice(end))));
  return parts;
}

/** What is cut out of a text with marks takes two bytes a character until it is read anew, and so does all made of it. */
function repack(text: string): string {
  return Buffer.from(text).toString();
}

/** Fills a template. */
export function fillTemplate(template: TextTemplate, places: readonly string[]): string {
  let text = '';
  for (const part of template) text += typeof part === 'string' ? part : places[part];
  return text;
}

/** Reads what stands at each place for these people. Whoever has one name only is called by it, as in `fillPhrase`. */
export function readPlaces(speakers: Speakers): Places {
  const values = PLACES.map(({ of, field, length }) => {
    const named = speakers[of] as unknown as Readonly<Record<string, string>>;
    const value = named[field] === '' ? named.name : named[field];
    return length === LINK_LENGTH ? (value ?? '').slice(0, LINK_LENGTH) : (value ?? '');
  });
  const plain = values.map(escapeJson);
  const isSame = values.every((value) => !/[&<>\n]/.test(value));
  return { plain, html: isSame ? plain : values.map((value) => escapeJson(escapeHtml(value))) };
}

// As payload/email.ts writes names into HTML; a test holds both against each other.
function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>');
}

function mark(of: keyof Speakers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    FIELDS[of].map((field) => {
      const index = PLACES.findIndex((each) => each.of === of && each.field === field);
      return [field, String.fromCharCode(FIRST_MARK + index).repeat(field === 'id' ? ID_LENGTH : 1)];
    }),
  );
}

function findPlace(marks: string): number {
  const index = marks.charCodeAt(0) - FIRST_MARK;
  return (PLACES[index] as Place).length === ID_LENGTH && marks.length === LINK_LENGTH ? index + 1 : index;
}

function place(of: keyof Speakers, field: string, length: number): Place {
  return { of, field, length };
}
