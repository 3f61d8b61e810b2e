import type { LoadReport } from '../../model/load-report.ts';
import type { LatencyMs } from '../../model/report.ts';
import { formatMs } from '../format-quantity.ts';
import { renderFigure } from '../html/figure.ts';
import { html, type Markup } from '../html/markup.ts';
import { renderOutcomes } from '../html/outcome-bar.ts';
import { NOTHING_UNEXPECTED } from '../unexpected-book.ts';

const FIGURES = ['events', 'deliveries', 'attempts', 'retried', 'lost', 'dropped'] as const;
const SPANS = ['p50', 'p90', 'p95', 'p99', 'max'] as const;

/** Renders what was sent and what came back, and how long it took by whose clock. */
export function renderLoadTotals(report: LoadReport, id: string): Markup {
  const { totals, latencyMs, serviceMs, lagMs } = report;
  const figures = FIGURES.map((key) => renderFigure(key, totals[key], key === 'lost' || key === 'dropped'));
  return html`<section class="totals" aria-labelledby="${id}">
<h3 id="${id}">Totals</h3>
${renderOutcomes(totals, NOTHING_UNEXPECTED.counts)}
<dl class="figures">${figures}</dl>
<div class="wide" role="region" aria-label="Times" tabindex="0"><table class="numbers">
<thead><tr><th scope="col">time</th>${SPANS.map((key) => html`<th scope="col">${key}</th>`)}<th scope="col" class="text">is</th></tr></thead>
<tbody>
${renderSpans('latency', latencyMs, 'from the instant an event was due to the end of its answer')}
${renderSpans('service', serviceMs, 'of the same attempts, from when they were sent')}
${renderSpans('lag', lagMs, 'how late the generator itself was')}
</tbody>
</table></div>
</section>`;
}

function renderSpans(name: string, spans: Partial<LatencyMs>, meaning: string): Markup {
  const cells = SPANS.map((key) => {
    const ms = spans[key];
    return html`<td>${ms === null || ms === undefined ? '' : formatMs(ms)}</td>`;
  });
  return html`<tr><th scope="row">${name}</th>${cells}<td class="text">${meaning}</td></tr>`;
}
