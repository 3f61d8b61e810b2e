import { expect } from 'chai';
import fc from 'fast-check';
import { escapeAll, escapeLines, escapeText, stringifySafely } from '../../src/errors/escape-text.ts';

describe('escapeText()', () => {
  it('leaves ordinary text alone, of any language', () => {
    const text = 'Zahnärztin "Ada" said: 歯医者 · مرحبا 🦷';
    expect(escapeText(text)).to.equal(text);
  });

  it('shows line breaks, tabs and escape sequences instead of obeying them', () => {
    expect(escapeText('a\r\nb\tc\x1b[2Jd\x00\x7f\x9b')).to.equal('a\\r\\nb\\tc\\x1b[2Jd\\x00\\x7f\\x9b');
  });

  it('shows marks that would turn or hide text', () => {
    expect(escapeText('user\u202Exe.txt\u200B\u2028\uFEFF')).to.equal(
      'user\\u{202e}xe.txt\\u{200b}\\u{2028}\\u{feff}',
    );
    expect(escapeText('\uD83E')).to.equal('\\u{d83e}');
  });

  it('leaves nothing a terminal would act on, and nothing to escape again', () => {
    const codePoints = fc.array(fc.integer({ min: 0, max: 0x10ffff }));
    fc.assert(
      fc.property(codePoints, (points) => {
        const text = String.fromCodePoint(...points);
        const escaped = escapeText(text);
        expect(escaped).not.to.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(escapeText(escaped)).to.equal(escaped);
      }),
    );
  });
});

describe('escapeAll()', () => {
  it('escapes every text of a value, however deep, and nothing else', () => {
    expect(escapeAll({ a: ['\n', 1, null], b: { c: '\x1b' } })).to.deep.equal({
      a: ['\\n', 1, null],
      b: { c: '\\x1b' },
    });
  });
});

describe('escapeLines()', () => {
  it('leaves line feeds and tabs alone, and nothing else a terminal would act on', () => {
    expect(escapeLines('a\n\tb\r\x1b[2J\x9b\u202e\u2028')).to.equal(
      'a\n\tb\\r\\x1b[2J\\x9b\\u{202e}\\u{2028}',
    );
  });
});

describe('stringifySafely()', () => {
  it('writes what a terminal would act on in a form that reads back as it was', () => {
    expect(stringifySafely('\x1b\x7f\x9b\u202e\u2028\u{e0001}')).to.equal(
      '"\\u001b\\u007f\\u009b\\u202e\\u2028\\udb40\\udc01"',
    );
    const codePoints = fc.array(fc.integer({ min: 0, max: 0x10ffff }));
    fc.assert(
      fc.property(codePoints, (points) => {
        const value = { [String.fromCodePoint(...points)]: String.fromCodePoint(...points) };
        const text = stringifySafely(value);
        expect(text).not.to.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(JSON.parse(text)).to.deep.equal(value);
      }),
    );
  });

  it('indents as JSON.stringify does', () => {
    expect(stringifySafely({ a: [1] }, 2)).to.equal(JSON.stringify({ a: [1] }, null, 2));
  });
});
