import type { Totals } from '../../model/report.ts';
import { countNoun, formatCount } from '../format-quantity.ts';
import { pct } from './draw-lane.ts';
import { html, type Markup } from './markup.ts';
import { drawMark, MARK_LABELS, type MarkName } from './outcome-marks.ts';

const OUTCOMES = [
  ['accepted', 'accepted'],
  ['rejected', 'rejected'],
  ['timed-out', 'timedOut'],
  ['unreachable', 'unreachable'],
] as const satisfies readonly (readonly [MarkName, keyof Totals])[];

/** Renders what deliveries came to as a bar, with a legend that counts. */
export function renderOutcomes(totals: Totals): Markup {
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
