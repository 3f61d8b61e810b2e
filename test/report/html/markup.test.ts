import { expect } from 'chai';
import { html, trusted } from '../../../src/report/html/markup.ts';

describe('html``', () => {
  it('escapes every text that is put in, in lists too', () => {
    const texts = ['<b>', '"', "'", '&'];
    expect(html`<p title="${texts[1] as string}">${texts}</p>`.markup).to.equal(
      '<p title="&quot;">&lt;b&gt;&quot;&#39;&amp;</p>',
    );
  });

  it('leaves markup as it is, and nothing in place of null', () => {
    expect(html`<p>${html`<b>${1}</b>`}${null}${trusted('<i></i>')}</p>`.markup).to.equal(
      '<p><b>1</b><i></i></p>',
    );
  });

  it('shows what a browser would act on unseen', () => {
    expect(html`${'a\0b\u202ec\nd'}`.markup).to.equal('a\\x00b\\u{202e}c\\nd');
  });
});
