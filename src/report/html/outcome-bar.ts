import type { Totals } from '../../model/report.ts';
import { countNoun, formatCount } from '../format-quantity.ts';
import type { Unexpected } from '../report-details.ts';
import { pct } from './draw-lane.ts';
import { html, type Markup } from './markup.ts';
import { drawMark, MARK_LABELS, type MarkName } from './outcome-marks.ts';

const OUTCOMES = [
  ['accepted', 'accepted'],
  ['rejected', 'rejected'],
  ['timed-out', 'timedOut'],
  ['unreachable', 'unreachable'],
] as const satisfies readonly (readonly [MarkName, keyof Totals])[];

/**
 * Renders what deliveries came to as a bar, with a legend that counts.
 *
 * @param unexpected How many of each outcome are not what their steps expect; those are hatched.
 */
export function renderOutcomes(totals: Totals, unexpected: Unexpected['counts']): Markup {
  if (totals.deliveries === 0) return html`<p class="note">Nothing was sent.</p>`;
  let before = 0;
  const present = OUTCOMES.filter(([, key]) => totals[key] > 0);
  const parts = present.map(([mark, key]) => {
    const spans = [
      ['unexpected', unexpected[mark]],
      [mark, totals[key] - unexpected[mark]],
    ] as const;
    return spans.map(([name, count]) => {
      const from = (before / totals.deliveries) * 100;
      before += count;
      if (count === 0) return null;
      return html`<rect class="${name}" x="${pct(from)}" width="${pct((count / totals.deliveries) * 100)}" height="100%"/>`;
    });
  });
  const unexpectedCount = present.reduce((sum, [mark]) => sum + unexpected[mark], 0);
  const hatched =
    unexpectedCount > 0
      ? html`<li class="unexpected">${drawHatched()} <b>${formatCount(unexpectedCount)}</b> not as expected</li>`
      : null;
  const legend = present.map(
    ([mark, key]) => html`<li>${drawMark(mark)} <b>${formatCount(totals[key])}</b> ${MARK_LABELS[mark]}</li>`,
  );
  return html`<svg class="bar" width="100%" height="10" aria-hidden="true" focusable="false">${parts}</svg>
<ul class="legend" aria-label="${countNoun(totals.deliveries, 'delivery', 'deliveries')} by last attempt">${hatched}${legend}</ul>`;
}

function drawHatched(): Markup {
  return html`<svg class="bar sample" width="18" height="10" aria-hidden="true" focusable="false"><rect class="unexpected" width="100%" height="100%"/></svg>`;
}
