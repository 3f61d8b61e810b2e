import type { LatencyMs, Totals } from '../../model/report.ts';
import { formatCount, formatMs } from '../format-quantity.ts';
import type { KindRow, ReportDetails } from '../report-details.ts';
import { renderFigure } from './figure.ts';
import { html, type Markup } from './markup.ts';
import { renderOutcomes } from './outcome-bar.ts';

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
export function renderTotals(
  { report, byKind, unfinishedCount, unexpected }: ReportDetails,
  id: string,
): Markup {
  const { totals, latencyMs } = report;
  const figures = FIGURES.map(([key, label]) => renderFigure(label, totals[key], key === 'lost'));
  const unfinished = unfinishedCount > 0 ? renderFigure('unfinished', unfinishedCount, false) : null;
  return html`<section class="totals" aria-labelledby="${id}">
<h3 id="${id}">Totals</h3>
${renderOutcomes(totals, unexpected.counts)}
<dl class="figures">${figures}${unfinished}</dl>
${renderLatencies(latencyMs)}
${renderKinds(byKind, totals)}
</section>`;
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
