import type { Verdict } from '../model/report.ts';
import { combineVerdicts } from './combine-verdicts.ts';
import { countNoun, formatCount } from './format-quantity.ts';
import { html, type Markup } from './html/markup.ts';
import { renderOutcomes } from './html/outcome-bar.ts';
import { renderPage } from './html/page-frame.ts';
import { PAGE_SCRIPT } from './html/page-script.ts';
import { PAGE_STYLE } from './html/page-style.ts';
import { renderRun } from './html/run-article.ts';
import { renderRunTitle, renderVerdictWord } from './html/verdict-header.ts';
import type { ReportedRun } from './reported-run.ts';
import { summariseRun } from './text-verdict.ts';

/**
 * Renders a page for a browser: the verdict, expectations, totals, the story as a timeline, every delivery's bytes.
 *
 * @remarks One file that asks the network for nothing. Without JavaScript only the list of deliveries is missing.
 * @param runs One or more; one without a log is shown as far as its report goes.
 */
export function renderHtml(runs: readonly ReportedRun[]): string {
  const verdict = combineVerdicts(runs.map(({ details }) => details.report.verdict));
  const isOnly = runs.length === 1;
  const articles = runs.map((run, index) => html`${renderRun({ ...run, index, isOnly })}\n`);
  const names = isOnly ? (runs[0]?.details.report.scenario ?? '') : `${formatCount(runs.length)} scenarios`;
  return renderPage({
    verdict,
    title: names,
    style: PAGE_STYLE,
    script: PAGE_SCRIPT,
    content: html`${isOnly ? null : renderOverview(runs, verdict)}
${articles}`,
  });
}

/** Renders the verdict of several runs together, with links to those that did not pass, and their totals. */
function renderOverview(runs: readonly ReportedRun[], verdict: Verdict): Markup {
  const items = runs.flatMap(({ details }, index) =>
    details.report.verdict === 'pass'
      ? []
      : html`<li><a href="#run-${index}">${renderRunTitle(details)}<span class="what">${summariseRun(details)}</span></a></li>\n`,
  );
  const totals = sumCounts(runs.map(({ details }) => details.report.totals));
  const unexpected = sumCounts(runs.map(({ details }) => details.unexpected.counts));
  const nav = html`<nav aria-label="Not passed"><ul class="runs">\n${items}</ul></nav>`;
  return html`<header class="run-header ${verdict}">
<h1>${renderVerdictWord(verdict)}</h1>
<p class="summary">${formatCount(runs.length - items.length)} of ${formatCount(runs.length)} scenarios passed</p>
</header>
${items.length === 0 ? null : nav}
<section class="totals" aria-labelledby="all-totals">
<h3 id="all-totals">Totals of all scenarios</h3>
${renderOutcomes(totals, unexpected)}
<p class="note">${countNoun(totals.events, 'event')}, ${countNoun(totals.attempts, 'attempt')}, ${formatCount(totals.lost)} lost</p>
</section>`;
}

function sumCounts<Key extends string>(
  all: readonly Readonly<Record<Key, number>>[],
): Readonly<Record<Key, number>> {
  return all.reduce((sum, next) => {
    const keys = Object.keys(sum) as Key[];
    return Object.fromEntries(keys.map((key) => [key, sum[key] + next[key]])) as Record<Key, number>;
  });
}
