import type { LoadReport } from '../../model/load-report.ts';
import { describeExample } from '../describe-effect.ts';
import { formatCount } from '../format-quantity.ts';
import { html, type Markup } from '../html/markup.ts';

/** Renders how often what was accepted was processed, and some events for which that was not once; null where it is not known. */
export function renderEffects({ effects }: LoadReport, id: string): Markup | null {
  if (effects === null) return null;
  const rows = (
    [
      ['once', effects.once],
      ['never', effects.never],
      ['more than once', effects.moreThanOnce],
    ] as const
  ).map(([name, count]) => html`<tr><th scope="row">${name}</th><td>${formatCount(count)}</td></tr>\n`);
  const examples = effects.examples.map((example) => html`<li>${describeExample(example)}</li>\n`);
  return html`<section class="effects" aria-labelledby="${id}">
<h3 id="${id}">Processed</h3>
<table class="numbers narrow">
<thead><tr><th scope="col">by what the twin was asked</th><th scope="col">accepted events</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
${examples.length === 0 ? null : html`<p class="note">Some of those that were not processed once:</p><ul>\n${examples}</ul>`}
</section>`;
}
