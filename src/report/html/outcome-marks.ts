import type { Outcome } from '../../model/delivery.ts';
import { html, type Markup } from './markup.ts';

/** What a mark stands for: an attempt's outcome, an event that was dropped, or one that was not sent yet. */
export type MarkName = Outcome | 'dropped' | 'unsent';

/** How each mark is called, in the order of the legend. */
export const MARK_LABELS: Readonly<Record<MarkName, string>> = {
  accepted: 'accepted',
  rejected: 'rejected',
  'timed-out': 'timed out',
  unreachable: 'unreachable',
  dropped: 'dropped',
  unsent: 'not sent',
};

/** The shapes of all marks, once for the whole page: each outcome has a shape of its own, beside its colour. */
export const MARK_SHAPES: Markup = html`<svg class="shapes" width="0" height="0" aria-hidden="true" focusable="false">
<defs>
<pattern id="quiet" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" class="hatch"/></pattern>
<pattern id="unexpected" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5"/><path d="M0 0V5" class="hatch"/></pattern>
<symbol id="m-accepted" viewBox="-6 -6 12 12"><circle r="4.4" fill="currentColor"/></symbol>
<symbol id="m-rejected" viewBox="-6 -6 12 12"><path d="M0-5.6 5.6 0 0 5.6-5.6 0z" fill="currentColor"/></symbol>
<symbol id="m-timed-out" viewBox="-6 -6 12 12"><path d="M0-4.6 4.9 4-4.9 4z" class="hollow"/></symbol>
<symbol id="m-unreachable" viewBox="-6 -6 12 12"><path d="M-4-4 4 4M4-4-4 4" class="hollow thick"/></symbol>
<symbol id="m-dropped" viewBox="-6 -6 12 12"><circle r="4.2" class="hollow dashed"/></symbol>
<symbol id="m-unsent" viewBox="-6 -6 12 12"><path d="M-4 0H4" class="hollow"/></symbol>
<symbol id="m-pass" viewBox="-6 -6 12 12"><path d="M-4.4.6-1.4 3.8 4.6-3.6" class="hollow thick"/></symbol>
<symbol id="m-fail" viewBox="-6 -6 12 12"><path d="M-3.8-3.8 3.8 3.8M3.8-3.8-3.8 3.8" class="hollow thick"/></symbol>
<symbol id="m-incomplete" viewBox="-6 -6 12 12"><path d="M-4 0H-3.4M-.3 0H.3M3.4 0H4" class="hollow thick dots"/></symbol>
</defs>
</svg>`;

/** A mark to stand in a line of text; what it means has to stand beside it. */
export function drawMark(name: MarkName | 'pass' | 'fail' | 'incomplete'): Markup {
  return html`<svg class="mark ${name}" viewBox="-6 -6 12 12" aria-hidden="true" focusable="false"><use href="#m-${name}" x="-6" y="-6" width="12" height="12"/></svg>`;
}
