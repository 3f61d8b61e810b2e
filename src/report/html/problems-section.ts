import { html, type Markup } from './markup.ts';

/** Renders what there is to know about a run beside its figures; nothing where there is nothing. */
export function renderProblems(problems: readonly string[], id: string): Markup | null {
  if (problems.length === 0) return null;
  const items = problems.map((problem) => html`<li>${problem}</li>`);
  return html`<section class="problems" aria-labelledby="${id}"><h3 id="${id}">To know</h3><ul>${items}</ul></section>`;
}
