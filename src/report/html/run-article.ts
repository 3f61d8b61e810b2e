import type { ReportedRun } from '../reported-run.ts';
import { summariseRun } from '../text-verdict.ts';
import { renderDeliveries } from './deliveries-section.ts';
import { renderExpectations } from './expectations-section.ts';
import { joinJudgement } from './judged-run.ts';
import { html, type Markup } from './markup.ts';
import { renderProblems } from './problems-section.ts';
import { renderRepeat } from './repeat-section.ts';
import { renderTimeline } from './timeline-section.ts';
import { renderTotals } from './totals-section.ts';
import { renderFacts, renderRunTitle } from './verdict-header.ts';

/** One run to show. */
export type ShownRun = ReportedRun & {
  /** Its place among the runs of the page, from 0. */
  readonly index: number;
  /** Whether it is the only one, and its heading that of the page. */
  readonly isOnly: boolean;
};

/**
 * Renders a run from its verdict to its deliveries; without a log it ends before the timeline.
 *
 * @remarks One of several is folded when it passed, so that the eye falls on the others.
 */
export function renderRun({ details, log, index, isOnly }: ShownRun): Markup {
  const { verdict } = details.report;
  const titleId = `run-${index}-title`;
  const title = renderRunTitle(details);
  const summary = summariseRun(details);
  const facts = renderFacts(details, log?.target ?? null);
  const sections = renderSections({ details, log }, index);
  if (isOnly) {
    return html`<article class="run" data-run="${index}" aria-labelledby="${titleId}">
<header class="run-header ${verdict}"><h1 id="${titleId}">${title}</h1>
<p class="summary">${summary}</p>
${facts}</header>
${sections}
</article>`;
  }
  const open = verdict === 'pass' ? html`` : html` open`;
  return html`<article class="run" data-run="${index}" aria-labelledby="${titleId}">
<details class="folding" id="run-${index}"${open}><summary class="run-header ${verdict}"><h2 id="${titleId}">${title}</h2> <span class="summary">${summary}</span></summary>
${facts}
${sections}
</details>
</article>`;
}

function renderSections({ details, log }: ReportedRun, index: number): readonly (Markup | null)[] {
  const id = (part: string): string => `run-${index}-${part}`;
  const judged = log === null ? null : joinJudgement(log, details);
  const places = new Map(log?.deliveries.map(({ deliveryId }, at) => [deliveryId, `#r${index}-${at}`]));
  return [
    renderProblems(details.report.problems, id('problems')),
    renderExpectations(details, {
      id: id('expectations'),
      find: (deliveryId) => places.get(deliveryId),
    }),
    renderTotals(details, id('totals')),
    judged === null ? null : renderTimeline(judged, id('timeline')),
    judged === null ? null : renderDeliveries(judged, { id: id('deliveries'), index }),
    renderRepeat(details.repeat, id('repeat')),
  ];
}
