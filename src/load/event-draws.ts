import { deriveSeed, type SeedParts } from '../seed/draws.ts';

/** Draws of one event after another, each event's from a stream of its own. */
export type EventDraws = {
  /** Turns to the stream of an event: what was drawn for others does not matter. */
  turnTo(index: number): void;
  /** A number in [0, 1). */
  fraction(): number;
  /** An integer in [0, limit), for limits far below 2^32. */
  below(limit: number): number;
  /** Twenty characters of A–Z, a–z, 0–9: the shape of HighLevel's record ids. */
  recordId(): string;
  /** A random (version 4) UUID. */
  uuid(): string;
};

const ALPHANUMERIC = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const PAIRS = ALPHANUMERIC.flatMap((first) => ALPHANUMERIC.map((second) => first + second));
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const TWO_TO_32 = 2 ** 32;
const ROUNDS = 12;

/**
 * Creates draws that hang on `parts` and on the number of the event.
 *
 * @remarks The generator is sfc32 (Chris Doty-Humphrey's PractRand), keyed with 96 bits of a SHA-256 and the event's
 * number as its counter, as its author lays down. A hash for every draw, as the stages of `run` take,
 * is what makes those slow.
 */
export function createEventDraws(...parts: SeedParts): EventDraws {
  const [keyA, keyB, keyC] = deriveSeed(parts);
  let a = 0;
  let b = 0;
  let c = 0;
  let counter = 0;

  const next = (): number => {
    const drawn = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + drawn) | 0;
    return drawn >>> 0;
  };
  const below = (limit: number): number => Math.floor((next() / TWO_TO_32) * limit);
  return {
    turnTo: (index) => {
      a = keyA ^ index;
      b = keyB ^ Math.floor(index / TWO_TO_32);
      c = keyC;
      counter = 1;
      for (let round = 0; round < ROUNDS; round++) next();
    },
    fraction: () => next() / TWO_TO_32,
    below,
    recordId: () => {
      let id = '';
      for (let pair = 0; pair < 10; pair++) id += PAIRS[below(PAIRS.length)];
      return id;
    },
    uuid: () => {
      const [w, x, y, z] = [next(), next(), next(), next()];
      return (
        `${hex(w, 24)}${hex(w, 16)}${hex(w, 8)}${hex(w, 0)}-${hex(x, 24)}${hex(x, 16)}-` +
        `${BYTES[0x40 | ((x >>> 8) & 0x0f)]}${hex(x, 0)}-${BYTES[0x80 | ((y >>> 24) & 0x3f)]}${hex(y, 16)}-` +
        `${hex(y, 8)}${hex(y, 0)}${hex(z, 24)}${hex(z, 16)}${hex(z, 8)}${hex(z, 0)}`
      );
    },
  };
}

function hex(word: number, shift: number): string {
  return BYTES[(word >>> shift) & 0xff] as string;
}
