import type { Verdict } from '../../model/report.ts';
import type { ReportDetails } from '../report-details.ts';
import { summariseRun } from '../text-verdict.ts';
import { html, type Markup } from './markup.ts';
import { drawMark } from './outcome-marks.ts';

/** A verdict as a word with its shape. */
export function renderVerdictWord(verdict: Verdict): Markup {
  return html`<span class="verdict ${verdict}">${drawMark(verdict)}${verdict}</span>`;
}

/** Renders what a run's verdict is and rests on, and what tells the run apart. */
export function renderRunHeader(
  { details, target }: { readonly details: ReportDetails; readonly target: string | null },
  heading: { readonly level: 1 | 2; readonly id: string },
): Markup {
  const { report } = details;
  const { verdict, scenario, seed, runId, startedAt, tool } = report;
  const facts = Object.entries({ seed, 'run id': runId, started: startedAt, target: target ?? '', by: tool });
  const rows = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  const inside = html`${renderVerdictWord(verdict)} <span class="scenario">${scenario}</span>`;
  const title =
    heading.level === 1
      ? html`<h1 id="${heading.id}">${inside}</h1>`
      : html`<h2 id="${heading.id}">${inside}</h2>`;
  return html`<header class="run-header ${verdict}">
${title}
<p class="summary">${summariseRun(details)}</p>
<dl class="facts">${rows}</dl>
</header>`;
}
