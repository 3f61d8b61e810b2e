import { expect } from 'chai';
import fc from 'fast-check';
import { htmlToText } from '../../src/payload/html-to-text.ts';

describe('htmlToText()', () => {
  const cases: readonly (readonly [what: string, html: string, text: string])[] = [
    ['paragraphs as lines', '<p>One</p><p>Two</p>', 'One\nTwo'],
    ['breaks as lines', 'One<br>Two<br/>Three<BR />Four', 'One\nTwo\nThree\nFour'],
    ['lists and headings as lines', '<h1>Hi</h1><ul><li>a</li><li>b</li></ul>', 'Hi\na\nb'],
    [
      'no styles, scripts or head',
      '<head><title>t</title></head><style>p{}</style><script>x()</script>Hi',
      'Hi',
    ],
    ['no tags', '<a href="https://example.com">a <b>link</b></a>', 'a link'],
    [
      'entities as characters, once',
      'a &lt; b &amp;lt; &quot;c&quot; &#39;d&#39;&nbsp;e',
      'a < b &lt; "c" \'d\' e',
    ],
    ['at most one empty line', '<p>a</p><br><br><br><p>b</p>', 'a\n\nb'],
    ['plain text as it is', 'just text', 'just text'],
  ];
  for (const [what, html, text] of cases) {
    it(`shows ${what}`, () => expect(htmlToText(html)).to.equal(text));
  }

  it('leaves no tag of a document, whatever the document', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<br>',
      '<style>',
      '</style>',
      'x',
      ' ',
      '\n',
      '<b class="c">',
      '&lt;',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(htmlToText(pieces.join(''))).to.not.match(/<\/?(p|br|b|style)\b/);
      }),
    );
  });
});
