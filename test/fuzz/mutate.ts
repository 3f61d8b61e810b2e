/** Draws whole numbers from 0 up to, not including, a bound. */
export type Draw = (below: number) => number;

/** Creates draws that are the same for the same seed (mulberry32). */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What parsers trip over. */
const PIECES = [
  ...[
    '',
    '\0',
    '\n',
    '\r\n',
    '\t',
    '"',
    "'",
    '\\',
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '-1',
    '0',
    '1e999',
    'null',
    'true',
  ],
  ...[
    '&a ',
    '*a',
    '<<: ',
    '{{',
    '}}',
    '__proto__',
    '\u202e',
    '\ud800',
    '\u001b[31m',
    '9'.repeat(400),
    '['.repeat(500),
  ],
].map((piece) => Buffer.from(piece));

/** Spoils bytes in one to four places: bits, cuts, repeats, pieces of syntax. */
export function mutate(bytes: Buffer, draw: Draw): Buffer {
  let spoilt = bytes;
  for (let left = 1 + draw(4); left > 0; left--) spoilt = mutateOnce(spoilt, draw);
  return spoilt;
}

function mutateOnce(bytes: Buffer, draw: Draw): Buffer {
  const from = draw(bytes.length + 1);
  const to = Math.min(bytes.length, from + draw(40));
  const [before, within, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
  switch (draw(5)) {
    case 0: {
      const flipped = Buffer.from(bytes);
      if (from < flipped.length) flipped[from] = (flipped[from] as number) ^ (1 << draw(8));
      return flipped;
    }
    case 1:
      return Buffer.concat([before, after]);
    case 2:
      return Buffer.concat([before, ...Array(1 + draw(20)).fill(within), after]);
    case 3:
      return before;
    default:
      return Buffer.concat([before, PIECES[draw(PIECES.length)] as Buffer, after]);
  }
}
