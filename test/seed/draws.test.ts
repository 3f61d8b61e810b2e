import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { createDraws, deriveSeed } from '../../src/seed/draws.ts';

describe('createDraws()', () => {
  const many = <Value>(draw: () => Value, count = 20_000): readonly Value[] =>
    Array.from({ length: count }, draw);

  it('gives the same stream for the same parts, on every machine', () => {
    const draws = createDraws('seed', 'step', 3);
    expect([
      draws.integer(0, 999_999),
      draws.fraction(),
      draws.alphanumeric(20),
      draws.hex(24),
      draws.uuid(),
    ]).to.deep.equal([
      468880,
      0.6309480597543047,
      'raQ8V4MWDmmt8pcQjAVI',
      'e6cb6af1475111c248bad087',
      '1224021f-f09a-451d-868e-a5eb935777ab',
    ]);
  });

  it('gives another stream when a part, their order or their borders change', () => {
    const first = (...parts: (string | number)[]): string => createDraws(...parts).hex(16);
    const streams = [
      first('a', 'b'),
      first('b', 'a'),
      first('ab'),
      first('a', 'b', ''),
      first('a', 'b', 0),
      first('a', 'b', '0'),
      first('a","b'),
      first(),
    ];
    expect(new Set(streams).size).to.equal(streams.length);
  });

  it('shares no stream among a hundred thousand neighbours', () => {
    const seen = new Set(
      Array.from({ length: 100_000 }, (_, n) => createDraws('seed', n).integer(0, 2 ** 32 - 1)),
    );
    // Chance alone makes one pair in 4.3 billion numbers collide about once in this many.
    expect(seen.size).to.be.above(99_990);
  });

  it('draws fractions in [0, 1), evenly', () => {
    const draws = createDraws('fractions');
    const drawn = many(draws.fraction);
    expect(Math.min(...drawn)).to.be.at.least(0);
    expect(Math.max(...drawn)).to.be.below(1);
    expect(drawn.filter((one) => one < 0.25).length).to.be.closeTo(5000, 300);
  });

  it('draws integers with both ends included, evenly', () => {
    const draws = createDraws('integers');
    const drawn = many(() => draws.integer(-2, 2));
    for (const value of [-2, -1, 0, 1, 2]) {
      expect(drawn.filter((one) => one === value).length).to.be.closeTo(4000, 300);
    }
    expect(draws.integer(7, 7)).to.equal(7);
  });

  it('picks each item as likely, or as likely as its weight says', () => {
    const draws = createDraws('picks');
    expect(many(() => draws.pick(['a', 'b'])).filter((one) => one === 'a').length).to.be.closeTo(10_000, 400);
    const items = [
      { name: 'rare', weight: 1 },
      { name: 'common', weight: 9 },
      { name: 'never', weight: 0 },
    ];
    const names = many(() => draws.pickWeighted(items).name);
    expect(names.filter((name) => name === 'rare').length).to.be.closeTo(2000, 250);
    expect(names).to.not.include('never');
  });

  it('makes ids of the shapes asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(40), (seed, length) => {
        const draws = createDraws(seed);
        expect(draws.alphanumeric(length)).to.match(new RegExp(`^[A-Za-z0-9]{${length}}$`));
        expect(draws.hex(length)).to.match(new RegExp(`^[0-9a-f]{${length}}$`));
        expect(draws.uuid()).to.match(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });

  it('uses every character of an id', () => {
    expect(new Set(createDraws('letters').alphanumeric(5000)).size).to.equal(62);
    expect(new Set(createDraws('digits').hex(2000)).size).to.equal(16);
  });
});

describe('deriveSeed()', () => {
  it('is the first half of the SHA-256 of the parts as JSON', () => {
    const digest = createHash('sha256').update('["seed","step",3]').digest();
    expect(deriveSeed(['seed', 'step', 3])).to.deep.equal([0, 4, 8, 12].map((at) => digest.readInt32BE(at)));
  });
});
