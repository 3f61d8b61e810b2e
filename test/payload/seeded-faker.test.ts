import { expect } from 'chai';
import type { Locale } from '../../src/model/scenario.ts';
import { seededFaker } from '../../src/payload/seeded-faker.ts';

const LOCALES: readonly Locale[] = ['en', 'de', 'fr', 'es', 'pt_BR', 'ja', 'ar'];

describe('seededFaker()', () => {
  it('gives values that hang on its parts alone, whatever was asked before', () => {
    const name = (...parts: string[]) => seededFaker('en', ...parts).person.fullName();
    const first = name('seed', 'ada');
    name('seed', 'bob');
    seededFaker('de', 'seed', 'ada').lorem.paragraphs(5);
    expect(name('seed', 'ada')).to.equal(first);
    expect(name('seed', 'bob')).to.not.equal(first);
  });

  it('does not touch the faker a user may have imported, nor is touched by it', async () => {
    const { faker } = await import('@faker-js/faker/locale/en');
    faker.seed(1);
    const theirs = faker.person.fullName();
    faker.seed(1);
    const ours = seededFaker('en', 'seed').person.fullName();
    expect(faker.person.fullName()).to.equal(theirs);
    faker.seed(2);
    expect(seededFaker('en', 'seed').person.fullName()).to.equal(ours);
  });

  it('counts dates from a fixed day, not from now', () => {
    const past = seededFaker('en', 'seed').date.past();
    expect(past.getUTCFullYear()).to.equal(2025);
    expect(seededFaker('en', 'seed').date.past()).to.deep.equal(past);
  });

  it('speaks every language there is', () => {
    for (const locale of LOCALES) {
      const faker = seededFaker(locale, 'seed');
      expect(`${faker.person.firstName()} ${faker.person.lastName()}`, locale).to.match(/^\S.*\S$/);
      expect(faker.internet.exampleEmail(), locale).to.match(/@example\.(com|net|org)$/);
    }
  });
});
