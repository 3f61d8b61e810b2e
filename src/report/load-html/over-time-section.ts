import type { LoadInterval, LoadReport } from '../../model/load-report.ts';
import { formatCount, formatMs, formatRate } from '../format-quantity.ts';
import { formatSpan } from '../html/format-offset.ts';
import { html, type Markup } from '../html/markup.ts';
import { renderIntervalTable } from './interval-table.ts';
import { renderLoadChart } from './load-chart.ts';
import { needsLogScale } from './needs-log-scale.ts';
import { OUTCOME_KEYS, ratePerSecond } from './rates.ts';
import { listShownPercentiles } from './shown-percentiles.ts';

const LOOKS = { p50: 'line', p90: 'dashed', p95: 'line', p99: 'thick', max: 'dotted' } as const;

/** Renders how the load went, interval by interval: charts with one axis of time, and the same as a table. */
export function renderOverTime(report: LoadReport, id: string): Markup | null {
  const { overTime, setup } = report;
  const [first] = overTime;
  if (first === undefined) return null;
  const outcomes = OUTCOME_KEYS.filter(([, key]) => overTime.some((row) => row[key] > 0));
  const isOpen = setup.stages !== null;
  return html`<section class="over-time" aria-labelledby="${id}">
<h3 id="${id}">Over time</h3>
<p class="note">Each point stands for ${formatSpan(first.widthMs)}. Latencies and outcomes stand where an attempt ended, arrivals where they were due.</p>
<p class="note undrawn">The charts need JavaScript, which does not run here; the table below says the same.</p>
${renderLatencyChart(report)}
${renderLoadChart({
  name: 'rate',
  title: 'Rate',
  unit: 'events a second',
  series: [
    { key: 'answered', label: 'answered', look: 'line' },
    { key: 'arrived', label: 'arrived', look: 'thick' },
    ...(isOpen ? [{ key: 'intended', label: 'intended', look: 'broad' } as const] : []),
  ],
  summary: `Rate over time. ${describeRate(overTime)} ${SEE_TABLE}`,
})}
${renderLoadChart({
  name: 'outcomes',
  title: 'Outcomes',
  unit: 'attempts a second; dropped arrivals too',
  series: outcomes.map(([mark, , label]) => ({ key: mark, label, look: 'area' })),
  summary: `Outcomes over time. ${describeOutcomes(overTime, outcomes)} ${SEE_TABLE}`,
})}
${isOpen ? renderLagChart(report) : null}
<details class="folded table"><summary><b>The same as a table</b></summary>
${renderIntervalTable(report)}
</details>
</section>`;
}

const SEE_TABLE = 'The table below the charts has every interval.';

function renderLatencyChart(report: LoadReport): Markup | null {
  const { overTime, latencyMs } = report;
  if (latencyMs.max === null) return null;
  const scale = needsLogScale(report) ? ', on a logarithmic scale' : '';
  return renderLoadChart({
    name: 'latency',
    title: 'Latency',
    unit: `from the instant an event was due${scale}`,
    series: listShownPercentiles(report).map((key) => ({ key, label: key, look: LOOKS[key] })),
    bounds: Object.entries(report.setup.latencyBoundsMs).map(
      ([key, ms]) => `bound of ${key}: ${formatMs(ms)}`,
    ),
    summary: `Latency over time. ${describeLatency(overTime)} ${SEE_TABLE}`,
  });
}

function renderLagChart({ lagMs }: LoadReport): Markup {
  const { p99, max } = lagMs;
  return renderLoadChart({
    name: 'lag',
    title: 'Lag',
    unit: 'how late the generator was at most',
    series: [{ key: 'lag', label: 'longest', look: 'area' }],
    summary: `Lag of the generator over time: p99 ${formatMs(p99 ?? 0)}, at most ${formatMs(max ?? 0)}. ${SEE_TABLE}`,
  });
}

function describeLatency(overTime: readonly LoadInterval[]): string {
  const spread = (['p50', 'p99'] as const).flatMap((key) => {
    const known = overTime.flatMap(({ latencyMs }) => latencyMs[key] ?? []);
    if (known.length === 0) return [];
    return `${key} between ${formatMs(Math.min(...known))} and ${formatMs(Math.max(...known))}`;
  });
  const worst = overTime.reduce((found, row) =>
    (row.latencyMs.max ?? -1) > (found.latencyMs.max ?? -1) ? row : found,
  );
  return `${spread.join(', ')}; the longest, ${formatMs(worst.latencyMs.max ?? 0)}, ended after ${describeStart(worst)}.`;
}

function describeRate(overTime: readonly LoadInterval[]): string {
  const most = (count: (row: LoadInterval) => number): string =>
    formatRate(Math.max(...overTime.map((row) => ratePerSecond(count(row), row))));
  const arrived = most((row) => row.arrived);
  return `At most ${arrived} arrived, and ${most((row) => row.accepted + row.rejected)} were answered.`;
}

function describeOutcomes(
  overTime: readonly LoadInterval[],
  outcomes: readonly (typeof OUTCOME_KEYS)[number][],
): string {
  const parts = outcomes.map(([, key, label]) => {
    const total = overTime.reduce((sum, row) => sum + row[key], 0);
    const first = overTime.find((row) => row[key] > 0);
    return `${formatCount(total)} ${label}, the first after ${first === undefined ? '' : describeStart(first)}`;
  });
  return `${parts.join('; ')}.`;
}

function describeStart({ startsAtMs }: LoadInterval): string {
  return startsAtMs === 0 ? '0 s' : formatSpan(startsAtMs);
}
