import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { PAGE_STYLE } from '../../src/report/html/page-style.ts';
import { renderHtml } from '../../src/report/render-html.ts';
import { contrast, readSchemes } from './contrast.ts';
import { hostileRun } from './hostile-run.ts';
import { ACCEPTED, LOST, reportedRunOf, scenarioOf } from './play-entries.ts';

describe('renderHtml()', () => {
  const passed = reportedRunOf(scenarioOf([{ id: 'first', expect: { status: ['2xx'] } }]), [ACCEPTED]);
  const failed = reportedRunOf(scenarioOf([{ id: 'first', expect: { attempts: 2, status: ['2xx'] } }]), [
    LOST,
  ]);

  it('puts the verdict first, and failed expectations before others', () => {
    const page = renderHtml([failed]);
    const order = [
      '<h1',
      '</svg>fail</span>',
      'clinic',
      '>lost<',
      'first: status',
      'first: attempts',
      'Totals',
    ];
    const places = order.map((text) => page.indexOf(text, page.indexOf('<main>')));
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
    expect(places).to.not.include(-1);
  });

  it('names the place of a failed expectation, and leads to the deliveries it failed on', () => {
    const page = renderHtml([failed]);
    expect(page).to.include('<span class="place">clinic.yaml:10</span>');
    expect(page).to.include('<a href="#r0-0">sms.sent</a>');
  });

  it('allows its own style and script, by their hashes, and nothing else', () => {
    const page = renderHtml([passed]);
    const hashOf = (element: string): string => {
      const [, text = ''] = new RegExp(`<${element}>([^]*?)</${element}>`).exec(page) ?? [];
      return createHash('sha256').update(text).digest('base64');
    };
    expect(page).to.include(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hashOf('style')}&#39;; ` +
        `script-src &#39;sha256-${hashOf('script')}&#39;; img-src data:; ` +
        'base-uri &#39;none&#39;; form-action &#39;none&#39;"',
    );
    expect(page).to.not.match(/ style="| on[a-z]+="/);
  });

  it('refers to nothing outside itself', () => {
    const page = renderHtml([passed, failed]);
    const references = [...page.matchAll(/ (?:src|href|action)="([^"]*)"/g)].map(([, target = '']) => target);
    expect(references).to.not.have.lengthOf(0);
    for (const target of references) expect(target).to.match(/^(?:#|data:)/);
    expect(page).to.not.match(/@import|url\((?!#)/);
  });

  it('lets no payload become markup', () => {
    const page = renderHtml([hostileRun()]);
    expect(page.match(/<script/g)).to.have.lengthOf(2);
    expect(page.match(/<\/script/g)).to.have.lengthOf(2);
    expect(page).to.not.match(/<img|<svg onload|<!--/);
    for (const character of ['\0', '\x1b', '\u202e', '\u2066']) expect(page).to.not.include(character);
  });

  it('gives several runs a common verdict, folds those that passed, and leads to the others', () => {
    const page = renderHtml([passed, failed]);
    expect(page).to.include('1 of 2 scenarios passed');
    expect(page).to.include('<details class="folding" id="run-0">');
    expect(page).to.include('<details class="folding" id="run-1" open>');
    expect(page).to.include('<a href="#run-1">').and.not.include('<a href="#run-0">');
  });

  it('sums the totals of several runs, also when all passed', () => {
    const overview = (runs: Parameters<typeof renderHtml>[0]) =>
      /Totals of all scenarios.*?<\/section>/s.exec(renderHtml(runs))?.[0];
    expect(overview([passed, passed])).to.include('2 events, 2 attempts, 0 lost');
    expect(overview([passed, failed])).to.include('2 events, 3 attempts, 1 lost');
    expect(overview([passed])).to.equal(undefined);
  });

  it('shows a run without a log as far as its report goes', () => {
    const page = renderHtml([{ ...failed, log: null }]);
    expect(page).to.include('first: status').and.include('Totals');
    expect(page).to.not.include('class="timeline"').and.not.include('application/json');
  });

  it('says what it does not hold', () => {
    const log = failed.log as NonNullable<typeof failed.log>;
    const page = renderHtml([{ ...failed, log: { ...log, eventCount: 1_000_000 } }]);
    expect(page).to.include('Of 1,000,000 events this page holds the first 1; a journal holds all of them.');
  });

  describe('in both schemes', () => {
    const schemes = readSchemes(PAGE_STYLE);

    for (const [index, scheme] of ['light', 'dark'].entries()) {
      it(`has text and marks that stand out when it is ${scheme}`, () => {
        const color = (name: string): string => schemes[index]?.get(name) ?? '';
        for (const ground of ['paper', 'sheet', 'faint'].map(color)) {
          for (const name of ['ink', 'soft', 'link', 'pass', 'fail', 'incomplete']) {
            expect(contrast(color(name), ground), `${name} on ${ground}`).to.be.at.least(4.5);
          }
          for (const name of ['accepted', 'rejected', 'timed-out', 'unreachable', 'dropped']) {
            expect(contrast(color(name), ground), `${name} on ${ground}`).to.be.at.least(3);
          }
        }
      });
    }
  });
});
