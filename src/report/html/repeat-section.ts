import { html, type Markup } from './markup.ts';

/** Renders the command that plays a run again; nothing where there is none. */
export function renderRepeat(repeat: string | null, id: string): Markup | null {
  if (repeat === null) return null;
  return html`<section class="repeat" aria-labelledby="${id}"><h3 id="${id}">To repeat this run</h3><p><code>${repeat}</code></p></section>`;
}
