import { expect } from 'chai';
import type { Contact, User } from '../../src/model/payload.ts';
import type { Locale } from '../../src/model/scenario.ts';
import { fillPhrase, PHRASES } from '../../src/payload/fill-phrase.ts';
import type { Phrases } from '../../src/payload/phrases/phrases.ts';
import { seededFaker } from '../../src/payload/seeded-faker.ts';

const location = { id: 'l', name: 'Elm Dental', timezone: 'UTC', phone: '+1', email: 'elm@example.com' };
const user: User = { id: 'u', name: 'Jo Lind', firstName: 'Jo', lastName: 'Lind', email: '', phone: '' };

function contact(locale: Locale, names: Partial<Contact> = {}): Contact {
  return {
    id: 'q1w2e3r4t5y6u7i8o9p0',
    name: 'Ada Okafor',
    firstName: 'Ada',
    lastName: 'Okafor',
    email: 'ada@example.com',
    phone: '+12125550141',
    tags: [],
    conversationId: 'c',
    location,
    locale,
    ...names,
  };
}

function fill(phrase: string, to: Contact): string {
  return fillPhrase(phrase, { contact: to, user, location, greeted: to, faker: seededFaker('en', 'seed') });
}

describe('fillPhrase()', () => {
  it('fills names, and a link that is the contact’s own', () => {
    const phrase = '{contact.firstName} {contact.name} {user.firstName} {location.name} {link}';
    expect(fill(phrase, contact('en'))).to.equal('Ada Ada Okafor Jo Elm Dental https://example.com/r/q1w2e3');
  });

  it('draws days and hours in the language of the contact', () => {
    const [day, hour] = fill('{day}|{hour}', contact('de')).split('|');
    expect(PHRASES.de.days).to.include(day);
    expect(PHRASES.de.hours).to.include(hour);
  });

  it('calls whoever has one name by that', () => {
    const one = contact('ja', { name: 'エイダ', firstName: 'エイダ', lastName: '' });
    expect(fill('{contact.lastName}様', one)).to.equal('エイダ様');
  });
});

describe('PHRASES', () => {
  it('are of another language in each', () => {
    for (const name of ['messages', 'comments', 'subjects', 'paragraphs'] as const) {
      const texts = Object.values(PHRASES).flatMap((phrases) => phrases[name]);
      expect(new Set(texts).size, name).to.equal(texts.length);
    }
  });

  for (const [locale, phrases] of Object.entries(PHRASES) as [Locale, Phrases][]) {
    describe(locale, () => {
      const texts = Object.values(phrases).flat();

      it('has no slot that nothing fills', () => {
        expect(
          texts.map((text) => fill(text, contact(locale))).filter((text) => /[{}]/.test(text)),
        ).to.deep.equal([]);
      });

      it('has a handful of each, none twice', () => {
        for (const [name, list] of Object.entries(phrases)) {
          if (!Array.isArray(list)) continue;
          expect(list.length, name).to.be.at.least(3);
          expect(new Set(list).size, name).to.equal(list.length);
        }
      });

      it('is composed Unicode without control or direction marks', () => {
        for (const text of texts) {
          expect(text).to.equal(text.normalize('NFC')).and.to.equal(text.trim());
          expect(text).to.not.match(/[\p{Cc}\p{Cf}]/u);
        }
      });
    });
  }
});
