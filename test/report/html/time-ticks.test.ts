import { expect } from 'chai';
import fc from 'fast-check';
import { createTimeScale } from '../../../src/report/html/time-scale.ts';
import { type DrawingWidth, placeTicks } from '../../../src/report/html/time-ticks.ts';

const HOUR = 3_600_000;
const labels = (instants: readonly number[], width: DrawingWidth, startedAt = 0): readonly string[] =>
  placeTicks(createTimeScale(instants), startedAt)
    .filter((tick) => tick.width === width)
    .map(({ label }) => label);

describe('placeTicks()', () => {
  it('places ticks at round times after the beginning of the story', () => {
    expect(labels([1_000_500, 1_004_000, 1_009_000], 'wide', 1_000_000)).to.deep.equal(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((second) => `+${second} s`),
    );
  });

  it('places fewer where there is less room', () => {
    const instants = Array.from({ length: 11 }, (_, index) => index * HOUR);
    expect(labels(instants, 'wide')).to.include.members(['0 s', '+1 h', '+9 h']);
    expect(labels(instants, 'narrow')).to.deep.equal(['0 s', '+2 h', '+4 h', '+6 h', '+8 h']);
  });

  it('says when each stretch between quiet gaps begins', () => {
    expect(labels([0, 5 * HOUR + 1234], 'wide')).to.deep.equal([
      '0 s',
      '+1 h',
      '+2 h',
      '+3 h',
      '+4 h',
      '+5 h',
    ]);
    expect(labels([0, 1, 2, 3, 5 * HOUR + 120_000], 'narrow').at(-1)).to.equal('+5 h 2 min');
  });

  it('lets no label cover another or leave the drawing, and always has one', () => {
    const px = { narrow: 290, medium: 440, wide: 740 } as const;
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000_000_000 }), { minLength: 1, maxLength: 30 }), (instants) => {
        const ticks = placeTicks(createTimeScale(instants), 0);
        for (const width of ['narrow', 'medium', 'wide'] as const) {
          let endPx = 0;
          const shown = ticks.filter((tick) => tick.width === width);
          expect(shown).to.not.have.lengthOf(0);
          for (const { percent, label, side } of shown) {
            const linePx = (percent / 100) * px[width];
            const fromPx = side === 'right' ? linePx : linePx - label.length * 6.5;
            expect(fromPx).to.be.at.least(endPx);
            endPx = side === 'right' ? linePx + label.length * 6.5 : linePx;
          }
          expect(endPx).to.be.at.most(px[width]);
        }
      }),
    );
  });
});
