import { expect } from 'chai';
import { escapeMarkup } from '../../src/report/escape-markup.ts';

describe('escapeMarkup()', () => {
  it('escapes what ends a text or a quoted attribute', () => {
    expect(escapeMarkup(`<a href="x" id='y'>&amp;]]></a>`)).to.equal(
      '&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;]]&gt;&lt;/a&gt;',
    );
  });

  it('replaces what XML cannot hold, and keeps everything else', () => {
    expect(escapeMarkup('a\0b\x1bc\ud800d\ufffee\uffff')).to.equal('a\ufffdb\ufffdc\ufffdd\ufffde\ufffd');
    expect(escapeMarkup('tab\tline\n\u00e4 歯 🦷 \u202e')).to.equal('tab\tline\n\u00e4 歯 🦷 \u202e');
  });
});
