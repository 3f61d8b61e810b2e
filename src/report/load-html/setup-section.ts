import type { LoadReport, LoadSetup } from '../../model/load-report.ts';
import { countNoun, formatCount, formatMs, formatRate } from '../format-quantity.ts';
import { formatSpan } from '../html/format-offset.ts';
import { html, type Markup } from '../html/markup.ts';

/** Renders how the load was set up, and what it took of the machine. */
export function renderSetup({ setup, durationMs, cpuMs, maxRssMiB }: LoadReport, id: string): Markup {
  const rows = [
    ...describeModel(setup),
    ['kinds', setup.mix.map(({ kind, weight }) => `${kind} ×${weight}`).join(', ')],
    ['retries', `${setup.retry}, waited for ${formatSpan(setup.drainMs)} after the last arrival`],
    ['timeout', formatMs(setup.timeoutMs)],
    ['threads', formatCount(setup.workers)],
    ...(setup.shard === '1/1' ? [] : [['shard', setup.shard] as const]),
    ['took', `${formatMs(durationMs)}, ${formatMs(cpuMs)} of processor time, ${formatCount(maxRssMiB)} MiB`],
  ] as const;
  const items = rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`);
  return html`<section class="setup" aria-labelledby="${id}">
<h3 id="${id}">Set up as</h3>
<dl>
${items}</dl>
</section>`;
}

function describeModel(setup: LoadSetup): readonly (readonly [string, string])[] {
  const { stages, connections, events, maxInFlight } = setup;
  if (stages === null) {
    const count = events === null ? 'all events of a file' : countNoun(events, 'event');
    return [['sent', `${count} over ${countNoun(connections ?? 0, 'connection')}, as fast as possible`]];
  }
  const parts = stages.map(({ form, fromPerSecond, toPerSecond, durationMs }) => {
    const rate = form === 'ramp' ? `${fromPerSecond}..${formatRate(toPerSecond)}` : formatRate(toPerSecond);
    return `${form} ${rate} for ${formatSpan(durationMs)}`;
  });
  return [
    ['arrivals', parts.join(', ')],
    ['in flight', `at most ${formatCount(maxInFlight ?? 0)}; arrivals beyond are dropped`],
  ];
}
