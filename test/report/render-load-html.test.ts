import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { PAGE_STYLE } from '../../src/report/html/page-style.ts';
import { LOAD_STYLE } from '../../src/report/load-html/load-style.ts';
import { renderLoadHtml } from '../../src/report/render-load-html.ts';
import { contrast, readSchemes } from './contrast.ts';
import { hostileLoad, loadReportOf, RUSH } from './load-report-of.ts';

describe('renderLoadHtml()', () => {
  const page = renderLoadHtml({
    report: loadReportOf(RUSH, { problems: ['12 arrivals were dropped'] }),
    repeat: 'highlevel-mock load rush.yaml --seed tuesday-7',
  });

  it('goes from the verdict to the command that repeats the load', () => {
    const order = [
      ...['pass</span>', 'rush</span>', '300 events, 100/s intended, 99.5/s answered'],
      ...['12 arrivals were dropped', '>lost<', 'Totals', 'Over time', 'data-chart="latency"'],
      ...['data-chart="rate"', 'data-chart="outcomes"', 'data-chart="lag"', 'data-chart="spread"'],
      ...['answered 500', 'hold 100/s for 3 s', '2</dd>', 'highlevel-mock load rush.yaml --seed tuesday-7'],
    ];
    const places = order.map((text) => page.indexOf(text, page.indexOf('<main>')));
    expect(places).to.not.include(-1);
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
  });

  it('allows its own style and script, by their hashes, and nothing else', () => {
    const hashOf = (element: string): string => {
      const [, text = ''] = new RegExp(`<${element}>([^]*?)</${element}>`).exec(page) ?? [];
      return createHash('sha256').update(text).digest('base64');
    };
    expect(page).to.include(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hashOf('style')}&#39;; ` +
        `script-src &#39;sha256-${hashOf('script')}&#39;; img-src data:; `,
    );
    expect(page).to.not.match(/ style="| on[a-z]+="/);
  });

  it('holds the library that draws, and refers to nothing outside itself', () => {
    expect(page).to.include('var uPlot=');
    const references = [...page.matchAll(/ (?:src|href|action)="([^"]*)"/g)].map(([, target = '']) => target);
    expect(references).to.not.have.lengthOf(0);
    for (const target of references) expect(target).to.match(/^(?:#|data:)/);
    expect(page).to.not.match(/@import|url\((?!#)/);
  });

  it('lets nothing from outside become markup', () => {
    const hostile = renderLoadHtml(hostileLoad());
    expect(hostile.match(/<script/g)).to.have.lengthOf(2);
    expect(hostile.match(/<\/script/g)).to.have.lengthOf(2);
    expect(hostile).to.not.match(/<img|<svg onload|<!--/);
    for (const character of ['\0', '\x1b', '\u202e', '\u2066']) expect(hostile).to.not.include(character);
  });

  it('stays small however many errors differ', () => {
    const errors = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`error ${index}`, 1]));
    const many = renderLoadHtml({ report: loadReportOf(RUSH, { errors }), repeat: '' });
    expect(many).to.include('The 100 most frequent of 5,000 errors are shown.');
    expect(many).to.not.include('error 100<');
  });

  for (const [index, scheme] of ['light', 'dark'].entries()) {
    it(`has lines and areas that stand out when it is ${scheme}`, () => {
      const sheet = readSchemes(PAGE_STYLE)[index]?.get('sheet') ?? '';
      const series = [...(readSchemes(LOAD_STYLE)[index] ?? [])];
      expect(series).to.have.lengthOf(10);
      for (const [name, color] of series) expect(contrast(color, sheet), name).to.be.at.least(3);
    });
  }
});
