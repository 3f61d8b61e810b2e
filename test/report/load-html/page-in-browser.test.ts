import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { LoadDetails } from '../../../src/report/load-details.ts';
import { renderLoadHtml } from '../../../src/report/render-load-html.ts';
import { hostileLoad, loadReportOf, RUSH } from '../load-report-of.ts';
import { openBrowser } from '../open-browser.ts';

/** A page, and everything it did that it should not have done. */
type Opened = { readonly page: Page; readonly trouble: readonly string[] };

/** How many of a chart's pixels have one of the page's colours, by the name of its custom property. */
const COUNT_PIXELS = `(name, property) => {
  const chart = document.querySelector('[data-chart="' + name + '"] canvas');
  const copy = Object.assign(document.createElement('canvas'), { width: chart.width + 1, height: chart.height });
  const context = copy.getContext('2d', { willReadFrequently: true });
  context.drawImage(chart, 0, 0);
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--' + property).trim();
  context.fillRect(chart.width, 0, 1, 1);
  const [red, green, blue] = context.getImageData(chart.width, 0, 1, 1).data;
  const { data } = context.getImageData(0, 0, chart.width, chart.height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const far = Math.abs(data[at] - red) + Math.abs(data[at + 1] - green) + Math.abs(data[at + 2] - blue);
    if (data[at + 3] === 255 && far < 12) count += 1;
  }
  return count;
}`;

describe('the HTML report of a load in Chromium', function () {
  this.timeout(60_000);
  let browser: Browser;
  let folder: string;
  let fileCount = 0;

  before(async function () {
    folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-load-page-'));
    browser = await openBrowser(this);
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  const open = async (load: LoadDetails, options: BrowserContextOptions = {}): Promise<Opened> => {
    const file = join(folder, `load-${fileCount++}.html`);
    writeFileSync(file, renderLoadHtml(load));
    const url = pathToFileURL(file).href;
    const page = await (await browser.newContext(options)).newPage();
    const trouble: string[] = [];
    page.on('console', (message) => trouble.push(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (request.url() !== url && !request.url().startsWith('data:'))
        trouble.push(`request: ${request.url()}`);
    });
    await page.goto(url);
    return { page, trouble };
  };
  const loadOf = (given: Parameters<typeof loadReportOf>[1] = {}): LoadDetails => ({
    report: loadReportOf(RUSH, given),
    repeat: 'highlevel-mock load rush.yaml --seed tuesday-7 --run-id k3Vd9',
  });
  const pixels = (page: Page, name: string, property: string): Promise<number> =>
    page.evaluate(`(${COUNT_PIXELS})(${JSON.stringify(name)}, ${JSON.stringify(property)})`);
  /** Waits, for two hundred frames at most, until an expression holds. */
  const until = async (page: Page, expression: string): Promise<void> => {
    for (let frame = 0; frame < 200; frame++) {
      if (await page.evaluate(expression)) return;
      await page.evaluate('new Promise(requestAnimationFrame)');
    }
    throw new Error(`it did not come to pass: ${expression}`);
  };
  const overflowPx = (page: Page): Promise<number> =>
    page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`draws every line and area in the colours of the page when it is ${colorScheme}`, async () => {
      const { page, trouble } = await open(loadOf(), { colorScheme });
      const expected = {
        latency: ['p50', 'p90', 'p99', 'max'],
        rate: ['answered', 'intended'],
        outcomes: ['accepted', 'rejected'],
        lag: ['lag'],
        spread: ['spread'],
      };
      for (const [name, properties] of Object.entries(expected)) {
        for (const property of properties) {
          expect(await pixels(page, name, property), `${property} of ${name}`).to.be.above(20);
        }
      }
      expect(trouble).to.deep.equal([]);
    });
  }

  it('draws the bounds that were set', async () => {
    const { report } = loadOf();
    const without = await open(loadOf());
    const setup = { ...report.setup, latencyBoundsMs: { p99: 100 } };
    const { page } = await open(loadOf({ setup }));
    expect(await pixels(without.page, 'latency', 'fail')).to.equal(0);
    expect(await pixels(page, 'latency', 'fail')).to.be.above(100);
  });

  it('draws the curve of a bound, and names the bound in words', async () => {
    const { report } = loadOf();
    const setup = { ...report.setup, latencyBoundsMs: { p95: 100 } };
    const { page } = await open(loadOf({ setup }), { viewport: { width: 360, height: 740 } });
    expect(await pixels(page, 'latency', 'p95')).to.be.above(20);
    expect(await page.locator('[data-chart="latency"] .bound').textContent()).to.match(
      /bound of p95: 100 ms$/,
    );
  });

  it('ends the axis with the load, and shows no fall in an interval that was cut short', async () => {
    const { page } = await open(loadOf());
    const data = JSON.parse((await page.locator('#chart-data').textContent()) ?? '');
    expect(data.endsAt).to.equal(3.139);
    expect(data.outcomes.accepted.at(-1)).to.be.above(40);
  });

  it('shows arrivals on top of the rate that was intended', async () => {
    const { page } = await open(loadOf());
    expect(await pixels(page, 'rate', 'arrived')).to.be.above(20);
    expect(await pixels(page, 'rate', 'intended')).to.be.above(20);
  });

  it('draws them anew when the scheme or the width changes', async () => {
    const { page, trouble } = await open(loadOf(), { colorScheme: 'light' });
    await page.emulateMedia({ colorScheme: 'dark' });
    await until(page, `(${COUNT_PIXELS})('spread', 'spread') > 20`);
    await page.setViewportSize({ width: 400, height: 800 });
    await until(page, 'document.querySelector(".plot canvas").clientWidth < 400');
    expect(await overflowPx(page)).to.be.at.most(0);
    await page.emulateMedia({ media: 'print' });
    await until(page, `(${COUNT_PIXELS})('spread', 'spread') > 20`);
    expect(await page.evaluate('document.querySelectorAll("canvas").length')).to.equal(5);
    expect(trouble).to.deep.equal([]);
  });

  it('says the values under the pointer, in all charts of one time', async () => {
    const { page } = await open(loadOf());
    const plot = page.locator('[data-chart="latency"] .u-over');
    await plot.hover({ position: { x: 60, y: 40 } });
    const now = (chart: string, key: string) =>
      page.locator(`[data-chart="${chart}"] [data-series="${key}"] .now`).textContent();
    expect(await page.locator('[data-chart="latency"] .at').textContent()).to.equal('0 s to 1 s');
    expect(await now('latency', 'max')).to.equal('14 ms');
    expect(await now('rate', 'arrived')).to.equal('100');
    expect(await now('outcomes', 'rejected')).to.equal('0');
    await page.locator('h1').hover();
    expect(await now('latency', 'max')).to.equal('');
  });

  it('says without JavaScript in tables what the charts show', async () => {
    const { page } = await open(loadOf(), { javaScriptEnabled: false });
    expect(await page.locator('.chart').first().isVisible()).to.equal(false);
    expect(await page.getByText('The charts need JavaScript').isVisible()).to.equal(true);
    await page.locator('.over-time summary').click();
    const row = page.getByRole('row', { name: /^2 s to 3 s/ });
    expect(await row.locator('td').allTextContents()).to.deep.equal([
      '100',
      '9',
      '79',
      '92.2 ms',
      '128.5 ms',
      '136 ms',
      '136 ms',
      '0.2 ms',
    ]);
  });

  it('says in words what a chart shows', async () => {
    const { page } = await open(loadOf());
    const label = await page.getByRole('img', { name: /^Latency over time/ }).getAttribute('aria-label');
    expect(label).to.match(/p50 between 9(\.\d)? ms and .* the longest, 149 ms, ended after 3 s\./);
    expect(
      await page.getByRole('img', { name: /^Outcomes over time/ }).getAttribute('aria-label'),
    ).to.include('10 rejected, the first after 2 s; 290 accepted, the first after 0 s');
  });

  it('is good for a load that nobody answered, and for one without any arrival', async () => {
    const dead = RUSH.map((attempt) => ({ ...attempt, outcome: 'unreachable', error: 'refused' }) as const);
    const { page, trouble } = await open({ report: loadReportOf(dead), repeat: '' });
    expect(await pixels(page, 'outcomes', 'unreachable')).to.be.above(1000);
    expect(await page.locator('[data-chart="spread"], [data-chart="latency"]').count()).to.equal(0);
    const empty = await open({ report: loadReportOf([]), repeat: '' });
    expect(await empty.page.locator('.chart').count()).to.equal(0);
    expect([...trouble, ...empty.trouble]).to.deep.equal([]);
  });

  it('shows no lag and no intended rate where there is none', async () => {
    const { report } = loadOf();
    const setup = { ...report.setup, stages: null, connections: 4, events: 300, maxInFlight: null };
    const { page, trouble } = await open(
      loadOf({ setup, rate: { intendedPerSecond: null, achievedPerSecond: 99 } }),
    );
    expect(await page.locator('[data-chart="lag"], [data-series="intended"]').count()).to.equal(0);
    expect(await pixels(page, 'rate', 'answered')).to.be.above(20);
    expect(await page.locator('.setup').textContent()).to.include('300 events over 4 connections');
    expect(trouble).to.deep.equal([]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`runs nothing hostile, asks for nothing and fits 360 pixels when ${colorScheme}`, async () => {
      const { page, trouble } = await open(hostileLoad(), {
        colorScheme,
        viewport: { width: 360, height: 740 },
      });
      await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
      expect(await overflowPx(page)).to.be.at.most(0);
      expect(await page.locator('canvas').count()).to.equal(5);
      expect(await page.evaluate('globalThis.pwned')).to.equal(undefined);
      expect(await page.locator('img, iframe, object, embed, form, base').count()).to.equal(0);
      expect(await page.locator('.answers').textContent()).to.include('<img src="http://127.0.0.1:9/x.png"');
      expect(trouble).to.deep.equal([]);
    });
  }
});
