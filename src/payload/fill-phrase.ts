import type { Faker } from '@faker-js/faker';
import type { Contact, Location, User } from '../model/payload.ts';
import type { Locale } from '../model/scenario.ts';
import { ar } from './phrases/ar.ts';
import { de } from './phrases/de.ts';
import { en } from './phrases/en.ts';
import { es } from './phrases/es.ts';
import { fr } from './phrases/fr.ts';
import { ja } from './phrases/ja.ts';
import type { Phrases } from './phrases/phrases.ts';
import { ptBr } from './phrases/pt-br.ts';

/** What people write, by language. */
export const PHRASES: Readonly<Record<Locale, Phrases>> = { en, de, fr, es, pt_BR: ptBr, ja, ar };

/** Whom and what a phrase can speak of. */
export type PhraseScope = {
  readonly contact: Contact;
  readonly user?: User;
  readonly location: Location;
  /** Who is written to. */
  readonly greeted?: Contact | User;
  readonly faker: Faker;
};

const SLOT = /\{(\w+)(?:\.(\w+))?\}/g;

/** Fills `{contact.firstName}`, `{day}`, `{hour}`, `{link}` and their like, in the language of the contact. */
export function fillPhrase(phrase: string, scope: PhraseScope): string {
  const { contact, faker } = scope;
  const { days, hours } = PHRASES[contact.locale];
  return phrase.replace(SLOT, (slot, root: string, field: string | undefined) => {
    if (root === 'day') return faker.helpers.arrayElement(days);
    if (root === 'hour') return faker.helpers.arrayElement(hours);
    if (root === 'link') return `https://example.com/r/${contact.id.slice(0, 6)}`;
    const named = scope[root as 'contact' | 'user' | 'location' | 'greeted'];
    return readName(named as Readonly<Record<string, unknown>>, field) ?? slot;
  });
}

// Whoever has one name only is called by it.
function readName(named: Readonly<Record<string, unknown>>, field = 'name'): string | undefined {
  const name = named[field] === '' ? named.name : named[field];
  return name as string | undefined;
}
