import { expect } from 'chai';
import fc from 'fast-check';
import { quoteWord } from '../../src/cli/quote-word.ts';
import { wrapCommand } from '../../src/report/wrap-command.ts';

/** What a shell makes of lines whose ends are escaped. */
const joinLines = (lines: readonly string[]): string => lines.join('\n').replace(/ \\\n {2}/g, ' ');

describe('wrapCommand()', () => {
  it('leaves a command that fits', () => {
    expect(wrapCommand('highlevel-mock run day --seed 7', 31)).to.deep.equal([
      'highlevel-mock run day --seed 7',
    ]);
  });

  it('breaks between words, keeps a value with its flag, and escapes the ends of lines', () => {
    const command = "highlevel-mock run day --strict --header 'x-note: it'\\''s a b' --seed 7 --run-id k3Vd9";
    expect(wrapCommand(command, 36)).to.deep.equal([
      'highlevel-mock run day --strict \\',
      "  --header 'x-note: it'\\''s a b' \\",
      '  --seed 7 --run-id k3Vd9',
    ]);
  });

  it('gives a word that is too wide a longer line of its own', () => {
    expect(wrapCommand('highlevel-mock run a-name-of-thirty-five-characters --seed 7', 30)).to.deep.equal([
      'highlevel-mock run \\',
      '  a-name-of-thirty-five-characters \\',
      '  --seed 7',
    ]);
  });

  it('says the same to a shell, whatever the words are, in lines no wider than asked for', () => {
    const word = fc
      .string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...`ab -'"\\$é`) })
      .map(quoteWord);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 40, max: 100 }), (words, width) => {
        const lines = wrapCommand(words.join(' '), width);
        expect(joinLines(lines)).to.equal(words.join(' '));
        expect(lines.filter((line) => line.length > width)).to.deep.equal([]);
      }),
    );
  });
});
