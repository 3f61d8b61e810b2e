import { countNoun, formatCount } from '../format-quantity.ts';
import { writeDeliveryData } from './delivery-data.ts';
import type { JudgedRun } from './judged-run.ts';
import { html, type Markup } from './markup.ts';
import { MARK_LABELS } from './outcome-marks.ts';

/** What the list can be narrowed to beside outcomes, by the trait that deliveries carry. */
const TRAITS = [
  ['unexpected', 'not as expected'],
  ...Object.entries(MARK_LABELS),
  ['lost', 'lost'],
  ['retried', 'retried'],
  ['fault', 'with a fault'],
  ['duplicate', 'duplicates'],
  ['unfinished', 'unfinished'],
] as const;

/** Renders the place where the page's script lists deliveries, and the data it lists. */
export function renderDeliveries(
  log: JudgedRun,
  run: { readonly id: string; readonly index: number },
): Markup {
  const { id, index } = run;
  const kinds = [...new Set(log.deliveries.map(({ eventKind }) => eventKind))].sort();
  const kindOptions = kinds.map((kind) => html`<option value="${kind}">${kind}</option>`);
  const traitOptions = TRAITS.map(([trait, label]) => html`<option value="${trait}">${label}</option>`);
  return html`<section class="deliveries" aria-labelledby="${id}">
<h3 id="${id}">Deliveries</h3>
${explain(log)}
<p class="note unlisted">The list of deliveries needs JavaScript, which does not run here.</p>
<div class="filters" role="search" aria-label="Filter deliveries" hidden>
<label>Text <input type="search" name="text" autocomplete="off" spellcheck="false"></label>
<label>Kind <select name="kind"><option value="">all</option>${kindOptions}</select></label>
<label>Outcome <select name="trait"><option value="">all</option>${traitOptions}</select></label>
<output class="count" aria-live="polite"></output>
</div>
<ol class="list"></ol>
<button type="button" class="more" hidden>Show more</button>
<script type="application/json" id="data-${index}">${writeDeliveryData(log)}</script>
</section>`;
}

function explain({ deliveries, eventCount, lateCount }: JudgedRun): Markup | null {
  if (deliveries.length === eventCount) return null;
  const late = lateCount === 0 ? '' : ` and ${countNoun(lateCount, 'later one')} that went wrong`;
  const firstCount = formatCount(deliveries.length - lateCount);
  return html`<p class="note">Of ${countNoun(eventCount, 'event')} this page holds the first ${firstCount}${late}; a journal holds all of them.</p>`;
}
