import { createRequire } from 'node:module';
import type { Faker } from '@faker-js/faker';
import { faker as english } from '@faker-js/faker/locale/en';
import { PayloadError } from '../errors/payload-error.ts';
import type { Locale } from '../model/scenario.ts';
import { createDraws, type Draws, type SeedParts } from '../seed/draws.ts';

// Other locales are required: they must load on demand and without a promise. English is imported, as jest on Node
// below 24.9 requires no ES modules. The package root would cost 60 ms more.
const require = createRequire(import.meta.url);

type SeededFaker = { readonly faker: Faker; reseed(draws: Draws): void };

const loaded = new Map<Locale, SeededFaker>();

/**
 * A faker whose next values hang on `parts` alone.
 *
 * @remarks One instance a locale, with our draws as its randomizer: re-seeding costs microseconds, a new instance
 * or faker's own seeding ten times as much. Use it before asking for the next one.
 */
export function seededFaker(locale: Locale, ...parts: SeedParts): Faker {
  let seeded = loaded.get(locale);
  if (seeded === undefined) {
    seeded = loadFaker(locale);
    loaded.set(locale, seeded);
  }
  seeded.reseed(createDraws(...parts));
  return seeded.faker;
}

function loadFaker(locale: Locale): SeededFaker {
  const shared = locale === 'en' ? english : requireFaker(locale);
  const OwnFaker = shared.constructor as typeof Faker;
  let draws: Draws;
  const faker = new OwnFaker({
    locale: shared.rawDefinitions,
    randomizer: { next: () => draws.fraction(), seed: () => undefined },
  });
  // Dates that faker makes are relative to a fixed instant, never to now.
  faker.setDefaultRefDate('2026-01-01T00:00:00.000Z');
  return {
    faker,
    reseed: (next) => {
      draws = next;
    },
  };
}

function requireFaker(locale: Locale): Faker {
  try {
    const { faker } = require(`@faker-js/faker/locale/${locale}`) as { readonly faker: Faker };
    return faker;
  } catch (cause) {
    throw new PayloadError(
      'HL_PAYLOAD_LOCALE_UNLOADABLE',
      `Failed to load names and texts of the locale "${locale}": ${(cause as Error).message.split('\n', 1)[0]}. ` +
        'Jest on Node below 24.9 cannot load it: use the locale en there, or another runner.',
      { cause },
    );
  }
}
