import type { LoadInterval, LoadReport } from '../../model/load-report.ts';
import { formatCount, formatMs } from '../format-quantity.ts';
import { formatSpan } from '../html/format-offset.ts';
import { html, type Markup } from '../html/markup.ts';
import { OUTCOME_KEYS } from './rates.ts';
import { listShownPercentiles } from './shown-percentiles.ts';

/** Renders a row an interval; outcomes that never came have no column. */
export function renderIntervalTable({ overTime, setup }: Pick<LoadReport, 'overTime' | 'setup'>): Markup {
  const percentiles = listShownPercentiles({ setup });
  const outcomes = OUTCOME_KEYS.filter(([, key]) => overTime.some((row) => row[key] > 0));
  const rows = overTime.map((row) => {
    const counts = outcomes.map(([, key]) => html`<td>${formatCount(row[key])}</td>`);
    const spans = [...percentiles.map((key) => row.latencyMs[key]), row.maxLagMs];
    return html`<tr><th scope="row">${describeInterval(row)}</th><td>${formatCount(row.arrived)}</td>${counts}${spans.map((ms) => html`<td>${ms === null ? '' : formatMs(ms)}</td>`)}</tr>\n`;
  });
  return html`<div class="wide" role="region" aria-label="Every interval" tabindex="0"><table class="numbers">
<thead><tr><th scope="col">from the start</th><th scope="col">arrived</th>${outcomes.map(([, , label]) => html`<th scope="col">${label}</th>`)}${percentiles.map((key) => html`<th scope="col">${key}</th>`)}<th scope="col">longest lag</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>`;
}

function describeInterval({ startsAtMs, widthMs }: LoadInterval): string {
  return `${startsAtMs === 0 ? '0 s' : formatSpan(startsAtMs)} to ${formatSpan(startsAtMs + widthMs)}`;
}
