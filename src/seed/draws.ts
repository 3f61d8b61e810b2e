import { hash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** What a draw hangs on: the same parts give the same draws, on every machine. */
export type SeedParts = readonly (string | number)[];

/** A stream of seeded draws. */
export type Draws = {
  /** A number in [0, 1). */
  fraction(): number;
  /** An integer in [min, max], both included. */
  integer(min: number, max: number): number;
  /** One of `items`, each as likely. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of `items`, as likely as its weight says. */
  pickWeighted<Item extends { readonly weight: number }>(items: readonly Item[]): Item;
  /** Characters of A–Z, a–z, 0–9. */
  alphanumeric(length: number): string;
  /** Lower-case hexadecimal digits. */
  hex(length: number): string;
  /** A random (version 4) UUID. */
  uuid(): string;
};

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Derives 128 bits from what a draw hangs on: the first half of a SHA-256.
 *
 * @returns Four signed 32-bit integers.
 */
export function deriveSeed(parts: SeedParts): readonly [number, number, number, number] {
  // A hash in hexadecimal costs half of one in a buffer.
  const digest = hash('sha256', JSON.stringify(parts), 'hex');
  const word = (place: number): number => Number.parseInt(digest.slice(place * 8, place * 8 + 8), 16) | 0;
  return [word(0), word(1), word(2), word(3)];
}

/**
 * Creates the stream of draws that hangs on `parts`.
 *
 * @remarks 128 bits of state (xoroshiro128+), so that a million events do not share a stream.
 */
export function createDraws(...parts: SeedParts): Draws {
  const generator = xoroshiro128plusFromState(deriveSeed(parts));
  const integer = (min: number, max: number): number => uniformInt(generator, min, max);
  const fraction = (): number => uniformFloat64(generator);
  const characters = (alphabet: string, length: number): string => {
    let text = '';
    for (let i = 0; i < length; i++) text += alphabet[integer(0, alphabet.length - 1)];
    return text;
  };
  return {
    fraction,
    integer,
    pick: (items) => items[integer(0, items.length - 1)] as (typeof items)[number],
    pickWeighted: (items) => {
      let left = fraction() * items.reduce((sum, item) => sum + item.weight, 0);
      for (const item of items) {
        left -= item.weight;
        if (left < 0) return item;
      }
      return items[items.length - 1] as (typeof items)[number];
    },
    alphanumeric: (length) => characters(ALPHANUMERIC, length),
    hex: (length) => characters('0123456789abcdef', length),
    uuid: () => {
      const digits = `${characters('0123456789abcdef', 12)}4${characters('0123456789abcdef', 3)}`;
      const tail = `${'89ab'[integer(0, 3)]}${characters('0123456789abcdef', 15)}`;
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12)}-${tail.slice(0, 4)}-${tail.slice(4)}`;
    },
  };
}
