import { html } from './html/markup.ts';
import { renderPage } from './html/page-frame.ts';
import { PAGE_STYLE } from './html/page-style.ts';
import type { LoadDetails } from './load-details.ts';
import { CHART_SCRIPT } from './load-html/chart-script.ts';
import { renderLoadArticle } from './load-html/load-article.ts';
import { LOAD_STYLE } from './load-html/load-style.ts';
import { readChartLibrary } from './load-html/read-chart-library.ts';

/**
 * Renders a page for a browser: the verdict, expectations, totals, and how a load went over time, as charts and tables.
 *
 * @remarks One file that asks the network for nothing; the library that draws the charts is in it. Without JavaScript the
 * charts are missing, and the tables say the same.
 */
export function renderLoadHtml(load: LoadDetails): string {
  const { verdict, scenario } = load.report;
  const library = readChartLibrary();
  return renderPage({
    verdict,
    title: `${scenario} under load`,
    style: `${PAGE_STYLE}${library.style}${LOAD_STYLE}`,
    script: `${library.script}${CHART_SCRIPT}`,
    content: html`${renderLoadArticle(load)}`,
  });
}
