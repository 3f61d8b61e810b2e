import { expect } from 'chai';
import fc from 'fast-check';
import { cutText, measureText, padText, wrapText } from '../../src/report/text-width.ts';

describe('measureText()', () => {
  it('counts columns, not characters', () => {
    expect(measureText('Ada')).to.equal(3);
    expect(measureText('歯医者')).to.equal(6);
    expect(measureText('🦷')).to.equal(2);
    expect(measureText('e\u0301')).to.equal(1);
  });
});

describe('cutText()', () => {
  it('leaves what fits, and ends what does not in an ellipsis', () => {
    expect(cutText('receiver', 8)).to.equal('receiver');
    expect(cutText('receivers', 8)).to.equal('receive…');
    expect(cutText('歯医者', 5)).to.equal('歯医…');
  });
});

describe('padText()', () => {
  it('fills up on either side', () => {
    expect(padText('歯', 4, 'left')).to.equal('歯  ');
    expect(padText('12', 4, 'right')).to.equal('  12');
  });
});

describe('wrapText()', () => {
  it('breaks between words, and inside one that is too long', () => {
    expect(wrapText('what came back was odd', 10)).to.deep.equal(['what came', 'back was', 'odd']);
    expect(wrapText('to abcdefghijkl', 5)).to.deep.equal(['to', 'abcde', 'fghij', 'kl']);
  });

  it('leaves no space at the end of a line, where there were two', () => {
    expect(wrapText('first.status  day.yaml:12', 14)).to.deep.equal(['first.status', 'day.yaml:12']);
    expect(wrapText('a ', 4)).to.deep.equal(['a']);
  });

  it('makes no line too long and loses no word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 2, max: 40 }),
        (words, width) => {
          const text = words.join(' ');
          const lines = wrapText(text, width);
          for (const line of lines) expect(measureText(line)).to.be.at.most(width);
          expect(lines.join('').replaceAll(' ', '')).to.equal(text.replaceAll(' ', ''));
        },
      ),
    );
  });
});
