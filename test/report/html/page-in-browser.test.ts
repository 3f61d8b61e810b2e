import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { renderHtml } from '../../../src/report/render-html.ts';
import type { ReportedRun } from '../../../src/report/reported-run.ts';
import { HOSTILE_TEXTS, hostileRun } from '../hostile-run.ts';
import { openBrowser } from '../open-browser.ts';
import { ACCEPTED, DROPPED, LOST, type PlayedEvent, reportedRunOf, scenarioOf } from '../play-entries.ts';

/** A page, and everything it did that it should not have done. */
type Opened = { readonly page: Page; readonly trouble: readonly string[] };

describe('the HTML report in Chromium', function () {
  this.timeout(60_000);
  let browser: Browser;
  let folder: string;
  let fileCount = 0;

  before(async function () {
    folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-page-'));
    browser = await openBrowser(this);
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  const open = async (runs: readonly ReportedRun[], options: BrowserContextOptions = {}): Promise<Opened> => {
    const file = join(folder, `report-${fileCount++}.html`);
    writeFileSync(file, renderHtml(runs));
    const url = pathToFileURL(file).href;
    const page = await (await browser.newContext(options)).newPage();
    const trouble: string[] = [];
    page.on('console', (message) => trouble.push(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      trouble.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.url() !== url && !request.url().startsWith('data:'))
        trouble.push(`request: ${request.url()}`);
    });
    page.on('popup', () => trouble.push('popup'));
    await page.goto(url);
    return { page, trouble };
  };
  /** How far the page, or a body on it, reaches beyond what is seen of it without scrolling sideways. */
  const overflowPx = (page: Page): Promise<number> =>
    page.evaluate(
      'Math.max(...Array.from(document.querySelectorAll("html, pre"), (one) => one.scrollWidth - one.clientWidth))',
    );
  const rows = (page: Page) => page.locator('.list > li > details');

  describe('with deliveries that were accepted and should not have been', () => {
    const scenario = scenarioOf([{ id: 'forged', expect: { status: ['4xx'] } }, { id: 'genuine' }]);
    const forged = { stepId: 'forged', fault: 'signature-missing', attempts: [{ status: 200 }] };
    const genuine = { stepId: 'genuine', stepPath: 'steps[1]', attempts: [{ status: 200 }] };
    const run = reportedRunOf(
      scenario,
      Array.from({ length: 6 }, (_, index) => ({ ...(index === 2 ? forged : genuine), atMs: index * 1000 })),
    );
    const colorOf = (page: Page, selector: string, property = 'color'): Promise<string> =>
      page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`);

    for (const [colorScheme, fail] of [
      ['light', 'rgb(179, 37, 26)'],
      ['dark', 'rgb(255, 138, 122)'],
    ] as const) {
      it(`marks them in the colour of a failure when ${colorScheme}`, async () => {
        const { page } = await open([run], { colorScheme });
        expect(await colorOf(page, '.list > li:nth-child(3) .mark')).to.equal(fail);
        expect(await colorOf(page, '.list > li:nth-child(3) .label')).to.equal(fail);
        expect(await colorOf(page, '.timeline [data-i="2"] use')).to.equal(fail);
        expect(await colorOf(page, '.timeline [data-i="2"] .ring.unexpected', 'stroke')).to.equal(fail);
        expect(await colorOf(page, '.list > li:nth-child(2) .mark')).to.not.equal(fail);
        expect(await colorOf(page, '.timeline [data-i="1"] use')).to.not.equal(fail);
      });
    }

    it('says what was expected, and counts them in totals and timeline', async () => {
      const { page } = await open([run]);
      expect(await rows(page).nth(2).locator('.tags').textContent()).to.match(/^expected 4xx/);
      await rows(page).nth(2).locator('> summary').click();
      expect(await rows(page).nth(2).locator('.inside > .error').textContent()).to.equal(
        'Expected 4xx, but came 200',
      );
      expect(await page.locator('.totals .legend').textContent()).to.match(
        /^ ?1 not as expected ?6 accepted$/,
      );
      expect(await page.locator('.totals .bar:not(.sample) .unexpected').getAttribute('width')).to.equal(
        '16.67%',
      );
      expect(await page.getByRole('img', { name: /6 accepted; 1 not as expected$/ }).count()).to.equal(1);
    });

    it('lists them alone when asked to', async () => {
      const { page } = await open([run]);
      await page.getByLabel('Outcome').selectOption('not as expected');
      expect(await page.locator('.count').textContent()).to.equal('1 of 6 deliveries');
    });
  });

  it('lays a story of one instant out in a row', async () => {
    const { page } = await open([
      reportedRunOf(
        scenarioOf([{}]),
        Array.from({ length: 6 }, () => ACCEPTED),
      ),
    ]);
    const places: { x: number; y: number }[] = await page.evaluate(
      'Array.from(document.querySelectorAll(".timeline use"), (one) => one.getBoundingClientRect())' +
        '.map(({ x, y }) => ({ x, y })).slice(0, 6)',
    );
    expect(new Set(places.map(({ y }) => y)).size).to.equal(1);
    expect(new Set(places.map(({ x }) => x)).size).to.equal(6);
  });

  it('keeps the marks of retries on one line, and filters as wide as their row, at 360 pixels', async () => {
    const retried: PlayedEvent = { attempts: Array.from({ length: 12 }, () => ({ status: 429 })) };
    const { page } = await open(
      [
        reportedRunOf(
          scenarioOf([{}]),
          Array.from({ length: 6 }, () => retried),
        ),
      ],
      { viewport: { width: 360, height: 740 } },
    );
    expect(await page.evaluate('document.querySelector(".list .result").clientHeight')).to.be.below(32);
    expect(
      await page.evaluate(
        'document.querySelector(".filters").clientWidth - document.querySelector("[name=trait]").offsetWidth',
      ),
    ).to.equal(0);
  });

  describe('with hostile payloads', () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`runs nothing, asks for nothing and fits 360 pixels when ${colorScheme}`, async () => {
        const { page, trouble } = await open([hostileRun()], {
          colorScheme,
          viewport: { width: 360, height: 740 },
        });
        expect(await overflowPx(page)).to.be.at.most(0);
        await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
        await page.locator('.list > li:last-child pre').first().waitFor();
        await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
        for (const view of ['As sent', 'Bytes', 'Laid out']) {
          await page.evaluate(
            `for (const one of document.querySelectorAll("button")) if (one.textContent === "${view}") one.click()`,
          );
          expect(await overflowPx(page), view).to.be.at.most(0);
        }
        await page.hover('.timeline [data-i="0"] use');
        await page.setViewportSize({ width: 1280, height: 900 });
        expect(await overflowPx(page), 'at 1280 pixels').to.be.at.most(0);
        expect(await page.evaluate('globalThis.pwned')).to.equal(undefined);
        expect(await page.locator('img, iframe, object, embed, form, base').count()).to.equal(0);
        expect(trouble).to.deep.equal([]);
        const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
        expect(ground).to.equal(colorScheme === 'light' ? 'rgb(246, 245, 241)' : 'rgb(20, 22, 26)');
      });
    }

    it('shows them as text, and what is not seen by its code', async () => {
      const { page } = await open([hostileRun()]);
      const row = (index: number) => rows(page).nth(index);
      await row(1).locator('> summary').click();
      const body = row(1).locator('.bytes pre').first();
      expect(JSON.parse((await body.textContent()) ?? '')).to.have.property('text', HOSTILE_TEXTS[1]);
      await row(6).locator('> summary').click();
      expect(await row(6).locator('.bytes pre').first().textContent()).to.include(
        '\\u{202e}abc\\u{2066} אבג',
      );
      await row(7).locator('> summary').click();
      const sent = row(7).getByLabel('Body sent this time', { exact: true });
      expect(await sent.textContent()).to.equal('NUL \\x00 ESC \\x1b[2K DEL \\x7f');
    });

    it('cuts a long body and says so; shows one that is no UTF-8 byte by byte', async () => {
      const { page } = await open([hostileRun()]);
      const long = rows(page).nth(HOSTILE_TEXTS.length);
      await long.locator('> summary').click();
      expect(await long.locator('.bytes-head').first().textContent()).to.equal(
        'Body 204,011 bytes; the first 65,535 are kept here',
      );
      const broken = rows(page).nth(HOSTILE_TEXTS.length + 1);
      await broken.locator('> summary').click();
      const bytes = broken.locator('.bytes').first();
      expect(await bytes.locator('pre').textContent()).to.equal('\\xff\\xfe\\x00<b>\\xc3');
      await bytes.getByRole('button', { name: 'Bytes' }).click();
      expect(await bytes.locator('pre').textContent()).to.match(
        /^0000 {2}ff fe 00 3c 62 3e c3 +\.\.\.<b>\.$/,
      );
    });
  });

  describe('with a run', () => {
    const expected = { status: ['2xx'], attempts: 1 } as const;
    const events: readonly PlayedEvent[] = [
      {
        ...ACCEPTED,
        kind: 'call.answered',
        castName: 'ada',
        contactId: 'c1',
        body: '{"a":1.0,"a":"x\\"y","b":{}}',
      },
      { ...LOST, kind: 'sms.sent', castName: 'sam', contactId: 'c2', atMs: 60_000 },
      ...Array.from(
        { length: 120 },
        (_, index): PlayedEvent => ({
          ...ACCEPTED,
          kind: 'email.sent',
          castName: 'ada',
          contactId: 'c1',
          atMs: 120_000 + index * 1000,
          body: `{"subject":"number ${index}"}`,
        }),
      ),
      { ...DROPPED, kind: 'email.sent', castName: 'ada', contactId: 'c1', atMs: 300_000 },
    ];
    const run = reportedRunOf(scenarioOf([{ id: 'first', expect: expected }]), events);

    it('says the verdict, totals and expectations without JavaScript', async () => {
      const { page } = await open([run], { javaScriptEnabled: false });
      expect(await page.locator('h1').textContent()).to.match(/^fail\s+clinic$/);
      expect(
        await page.getByRole('row', { name: /fail\s+lost\s+none\s+1 of 122 deliveries/ }).isVisible(),
      ).to.equal(true);
      expect(
        await page
          .getByRole('img', { name: /^sam: 1 event, 2 attempts; 1 rejected; 1 not as expected$/ })
          .isVisible(),
      ).to.equal(true);
      expect(await page.getByText('needs JavaScript').isVisible()).to.equal(true);
    });

    it('lays a body out over lines without changing a value', async () => {
      const { page } = await open([run]);
      await rows(page).first().locator('> summary').click();
      expect(await page.locator('.bytes pre').first().textContent()).to.equal(
        '{\n  "a": 1.0,\n  "a": "x\\"y",\n  "b": {}\n}',
      );
      await page.getByRole('button', { name: 'As sent' }).first().click();
      expect(await page.locator('.bytes pre').first().textContent()).to.equal('{"a":1.0,"a":"x\\"y","b":{}}');
    });

    it('shows a hundred deliveries, and more when asked to', async () => {
      const { page } = await open([run]);
      expect(await rows(page).count()).to.equal(100);
      await page.getByRole('button', { name: 'Show 23 more' }).click();
      expect(await rows(page).count()).to.equal(123);
      expect(await page.locator('.more').isVisible()).to.equal(false);
    });

    it('filters by kind, outcome and text, also in bodies', async () => {
      const { page } = await open([run]);
      await page.getByLabel('Kind').selectOption('sms.sent');
      expect(await page.locator('.count').textContent()).to.equal('1 of 123 deliveries');
      await page.getByLabel('Kind').selectOption('');
      await page.getByLabel('Outcome').selectOption('dropped');
      expect(await rows(page).count()).to.equal(1);
      await page.getByLabel('Outcome').selectOption('');
      await page.getByLabel('Text').fill('NUMBER 11');
      await page.getByText('11 of 123 deliveries').waitFor();
      expect(await rows(page).count()).to.equal(11);
    });

    it('leads from a failed expectation to its delivery, whatever is filtered', async () => {
      const { page } = await open([run]);
      await page.getByLabel('Kind').selectOption('email.sent');
      await page.getByRole('link', { name: 'sms.sent' }).first().click();
      await page.locator('#r0-1[open]').waitFor();
      expect(await page.locator('#r0-1 .attempt').count()).to.equal(2);
      expect(await page.evaluate('document.activeElement.parentElement.id')).to.equal('r0-1');
    });

    it('leads from a mark on the timeline to its delivery', async () => {
      const { page } = await open([run]);
      await page.locator('.timeline [data-i="1"] use').first().click();
      await page.locator('#r0-1[open]').waitFor();
    });

    it('can be used with the keyboard alone', async () => {
      const { page, trouble } = await open([run]);
      await page.getByLabel('Text').focus();
      for (const name of ['select', 'select', 'summary']) {
        await page.keyboard.press('Tab');
        expect(await page.evaluate('document.activeElement.localName')).to.equal(name);
      }
      await page.keyboard.press('Enter');
      await page.locator('#r0-0[open]').waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).to.equal('Laid out');
      expect(trouble).to.deep.equal([]);
    });

    it('unfolds a run that passed when one goes to a delivery in it', async () => {
      const passed = reportedRunOf(scenarioOf([{}]), [ACCEPTED]);
      const { page } = await open([passed, run]);
      expect(await page.locator('#run-0').getAttribute('open')).to.equal(null);
      await page.evaluate('location.hash = "#r0-0"');
      await page.locator('#run-0[open] #r0-0[open]').waitFor();
    });

    it('goes on paper without controls', async () => {
      const { page } = await open([run], { colorScheme: 'dark' });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.locator('.filters').isVisible()).to.equal(false);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).to.equal(
        'rgb(255, 255, 255)',
      );
    });
  });
});
