import type { Verdict } from '../../model/report.ts';
import type { ReportDetails } from '../report-details.ts';
import { html, type Markup } from './markup.ts';
import { drawMark } from './outcome-marks.ts';

/** A verdict as a word with its shape. */
export function renderVerdictWord(verdict: Verdict): Markup {
  return html`<span class="verdict ${verdict}">${drawMark(verdict)}${verdict}</span>`;
}

/** Renders a run's verdict and the scenario's name, to stand in a heading. */
export function renderRunTitle({ report }: ReportDetails): Markup {
  return html`${renderVerdictWord(report.verdict)} <span class="scenario">${report.scenario}</span>`;
}

/** Renders what tells a run apart; what is not known is left out. */
export function renderFacts({ report }: ReportDetails, target: string | null): Markup {
  const { seed, runId, startedAt, tool } = report;
  const facts = Object.entries({ seed, 'run id': runId, started: startedAt, target: target ?? '', by: tool });
  const rows = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return html`<dl class="facts">${rows}</dl>`;
}
