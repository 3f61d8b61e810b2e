import type { LoadReport } from '../../model/load-report.ts';
import { countNoun, formatCount, formatMs, formatShare } from '../format-quantity.ts';
import { html, type Markup } from '../html/markup.ts';
import { renderLoadChart } from './load-chart.ts';

/** Renders how latencies are spread over the whole load: as a histogram, and the same as a table. */
export function renderLatencySpread(report: LoadReport, id: string): Markup | null {
  const { latencyBuckets, latencyMs } = report;
  const total = latencyBuckets.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const known = Object.entries(latencyMs).flatMap(([key, ms]) =>
    ms === null ? [] : `${key} ${formatMs(ms)}`,
  );
  let soFar = 0;
  const rows = latencyBuckets.map(({ fromMs, toMs, count }) => {
    soFar += count;
    return html`<tr><th scope="row">${formatMs(fromMs)} to ${formatMs(toMs)}</th><td>${formatCount(count)}</td><td>${formatShare(count / total)}</td><td>${formatShare(soFar / total)}</td></tr>\n`;
  });
  return html`<section class="spread" aria-labelledby="${id}">
<h3 id="${id}">How latencies are spread</h3>
<p class="note">${countNoun(total, 'attempt')} that had an answer or ran out of time. Each bar reaches 12 % further than the one before.</p>
${renderLoadChart({
  name: 'spread',
  title: 'Share of attempts',
  unit: 'by latency, on a logarithmic scale',
  series: [{ key: 'spread', label: 'share', look: 'area' }],
  summary: `How latencies are spread: ${known.join(', ')}. The table below has every bar.`,
})}
<details class="folded table"><summary><b>The same as a table</b></summary>
<div class="wide" role="region" aria-label="Every bar" tabindex="0"><table class="numbers narrow">
<thead><tr><th scope="col">latency</th><th scope="col">attempts</th><th scope="col">share</th><th scope="col">share so far</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
</details>
</section>`;
}
