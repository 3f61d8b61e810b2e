import { html, type Markup } from '../html/markup.ts';

/** A line or area of a chart: its colour is the custom property of that name, its drawing is told by the script. */
export type ChartSeries = { readonly key: string; readonly label: string; readonly look: SeriesLook };

/** How a series is drawn, so that it is told apart without its colour too. */
export type SeriesLook = 'line' | 'thick' | 'broad' | 'dashed' | 'dotted' | 'area';

/** A chart to be drawn by the page's script. */
export type LoadChart = {
  readonly name: string;
  readonly title: string;
  /** What its numbers are, as in `events a second`. */
  readonly unit: string;
  readonly series: readonly ChartSeries[];
  /** Lines across, in words. @default none */
  readonly bounds?: readonly string[];
  /** What it shows, in words, for those who do not see it. */
  readonly summary: string;
};

/** Renders the place a chart is drawn in, with its legend; where the pointer is, the legend gets values. */
export function renderLoadChart({ name, title, unit, series, bounds = [], summary }: LoadChart): Markup {
  const items = series.map(
    ({ key, label, look }) =>
      html`<li data-series="${key}">${drawSample(key, look)} ${label} <b class="now"></b></li>`,
  );
  const limits = bounds.map((text) => html`<li class="bound">${drawSample('bound', 'dashed')} ${text}</li>`);
  return html`<figure class="chart" data-chart="${name}">
<figcaption><span class="chart-title">${title}</span> <span class="unit">${unit}</span> <span class="at"></span></figcaption>
<ul class="legend" aria-label="Lines and areas">${items}${limits}</ul>
<div class="plot" role="img" aria-label="${summary}"></div>
</figure>`;
}

function drawSample(key: string, look: SeriesLook): Markup {
  const shape =
    look === 'area' ? html`<rect width="18" height="10" rx="2"/>` : html`<path d="M0 5H18" class="${look}"/>`;
  return html`<svg class="sample c-${key}" width="18" height="10" aria-hidden="true" focusable="false">${shape}</svg>`;
}
