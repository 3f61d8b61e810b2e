import type { LatencyMs, Totals } from '../../model/report.ts';
import { countNoun, formatCount, formatMs } from '../format-quantity.ts';
import type { KindRow, ReportDetails } from '../report-details.ts';
import { pct } from './draw-lane.ts';
import { html, type Markup } from './markup.ts';
import { drawMark, MARK_LABELS, type MarkName } from './outcome-marks.ts';

const OUTCOMES = [
  ['accepted', 'accepted'],
  ['rejected', 'rejected'],
  ['timed-out', 'timedOut'],
  ['unreachable', 'unreachable'],
] as const satisfies readonly (readonly [MarkName, keyof Totals])[];

const FIGURES = [
  ['events', 'events'],
  ['deliveries', 'deliveries'],
  ['attempts', 'attempts'],
  ['retried', 'retried'],
  ['lost', 'lost'],
  ['duplicates', 'duplicates'],
  ['faulted', 'with a fault'],
  ['dropped', 'dropped'],
] as const satisfies readonly (readonly [keyof Totals, string])[];

const COLUMNS = [
  ['events', 'events'],
  ['accepted', 'accepted'],
  ['rejected', 'rejected'],
  ['timedOut', 'timed out'],
  ['unreachable', 'unreachable'],
  ['retried', 'retried'],
  ['lost', 'lost'],
] as const satisfies readonly (readonly [keyof KindRow & keyof Totals, string])[];

/** Renders what was sent and what came back: outcomes as a bar, counts, latencies, and a row a kind. */
export function renderTotals({ report, byKind, unfinishedCount }: ReportDetails, id: string): Markup {
  const { totals, latencyMs } = report;
  const figures = FIGURES.map(([key, label]) => renderFigure(label, totals[key], key === 'lost'));
  const unfinished = unfinishedCount > 0 ? renderFigure('unfinished', unfinishedCount, false) : null;
  return html`<section class="totals" aria-labelledby="${id}">
<h3 id="${id}">Totals</h3>
${renderOutcomes(totals)}
<dl class="figures">${figures}${unfinished}</dl>
${renderLatencies(latencyMs)}
${renderKinds(byKind, totals)}
</section>`;
}

function renderFigure(label: string, count: number, isBad: boolean): Markup {
  const state = count === 0 ? 'none' : isBad ? 'bad' : 'some';
  return html`<div class="${state}"><dt>${label}</dt><dd>${formatCount(count)}</dd></div>`;
}

function renderOutcomes(totals: Totals): Markup {
  if (totals.deliveries === 0) return html`<p class="note">Nothing was sent.</p>`;
  let before = 0;
  const present = OUTCOMES.filter(([, key]) => totals[key] > 0);
  const parts = present.map(([mark, key]) => {
    const from = (before / totals.deliveries) * 100;
    before += totals[key];
    return html`<rect class="${mark}" x="${pct(from)}" width="${pct((totals[key] / totals.deliveries) * 100)}" height="100%"/>`;
  });
  const legend = present.map(
    ([mark, key]) => html`<li>${drawMark(mark)} <b>${formatCount(totals[key])}</b> ${MARK_LABELS[mark]}</li>`,
  );
  return html`<svg class="bar" width="100%" height="10" aria-hidden="true" focusable="false">${parts}</svg>
<ul class="legend" aria-label="${countNoun(totals.deliveries, 'delivery', 'deliveries')} by last attempt">${legend}</ul>`;
}

function renderLatencies(latencyMs: LatencyMs): Markup | null {
  const known = Object.entries(latencyMs).filter(([, ms]) => ms !== null);
  if (known.length === 0) return null;
  const parts = known.map(([key, ms]) => html`<div><dt>${key}</dt><dd>${formatMs(ms ?? 0)}</dd></div>`);
  return html`<div class="latencies"><span>latency</span><dl>${parts}</dl></div>`;
}

function renderKinds(byKind: readonly KindRow[], totals: Totals): Markup | null {
  if (byKind.length === 0) return null;
  const columns = COLUMNS.filter(([key]) => key === 'events' || totals[key] > 0);
  const cells = (counts: Readonly<Record<(typeof COLUMNS)[number][0], number>>): readonly Markup[] =>
    columns.map(([key, label]) => {
      const state = counts[key] === 0 ? 'none' : key === 'lost' ? 'bad' : 'some';
      return html`<td class="${state}" data-label="${label}">${formatCount(counts[key])}</td>`;
    });
  const rows = byKind.map((row) => html`<tr><th scope="row">${row.kind}</th>${cells(row)}</tr>\n`);
  return html`<table class="kinds">
<thead><tr><th scope="col">sent</th>${columns.map(([, label]) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}
