import { createHash } from 'node:crypto';
import type { Verdict } from '../model/report.ts';
import { combineVerdicts } from './combine-verdicts.ts';
import { formatCount } from './format-quantity.ts';
import { html, type Markup, trusted } from './html/markup.ts';
import { MARK_SHAPES } from './html/outcome-marks.ts';
import { PAGE_SCRIPT } from './html/page-script.ts';
import { PAGE_STYLE } from './html/page-style.ts';
import { renderRun } from './html/run-article.ts';
import { renderRunTitle, renderVerdictWord } from './html/verdict-header.ts';
import type { ReportedRun } from './reported-run.ts';
import { summariseRun } from './text-verdict.ts';

const ICON_COLORS: Readonly<Record<Verdict, string>> = {
  pass: '0f7a52',
  fail: 'c2361f',
  incomplete: 'b58100',
};

/**
 * Renders a page for a browser: the verdict, expectations, totals, the story as a timeline, every delivery's bytes.
 *
 * @remarks One file that asks the network for nothing. Its content security policy allows this style and this
 * script, by their hashes, and nothing else, so no payload can run even if it were not escaped. Without JavaScript
 * only the list of deliveries is missing.
 * @param runs One or more; one without a log is shown as far as its report goes.
 */
export function renderHtml(runs: readonly ReportedRun[]): string {
  const verdict = combineVerdicts(runs.map(({ details }) => details.report.verdict));
  const isOnly = runs.length === 1;
  const articles = runs.map((run, index) => html`${renderRun({ ...run, index, isOnly })}\n`);
  const names = isOnly ? (runs[0]?.details.report.scenario ?? '') : `${formatCount(runs.length)} scenarios`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${writePolicy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${verdict.toUpperCase()} ${names}</title>
<link rel="icon" href="${writeIcon(verdict)}">
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
${MARK_SHAPES}
<main>
${isOnly ? null : renderOverview(runs, verdict)}
${articles}
</main>
<script>${trusted(PAGE_SCRIPT)}</script>
</body>
</html>
`;
  return page.markup;
}

/** Renders the verdict of several runs together, with the ways to those that did not pass. */
function renderOverview(runs: readonly ReportedRun[], verdict: Verdict): Markup {
  const items = runs.flatMap(({ details }, index) =>
    details.report.verdict === 'pass'
      ? []
      : html`<li><a href="#run-${index}">${renderRunTitle(details)}<span class="what">${summariseRun(details)}</span></a></li>\n`,
  );
  const nav = html`<nav aria-label="Not passed"><ul class="runs">\n${items}</ul></nav>`;
  return html`<header class="run-header ${verdict}">
<h1>${renderVerdictWord(verdict)}</h1>
<p class="summary">${formatCount(runs.length - items.length)} of ${formatCount(runs.length)} scenarios passed</p>
</header>
${items.length === 0 ? null : nav}`;
}

function writePolicy(): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(PAGE_STYLE)}'`,
    `script-src '${hashOf(PAGE_SCRIPT)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function writeIcon(verdict: Verdict): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='8' cy='8' r='7' fill='#${ICON_COLORS[verdict]}'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
