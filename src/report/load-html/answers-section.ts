import type { LoadReport } from '../../model/load-report.ts';
import { formatCount } from '../format-quantity.ts';
import { html, type Markup } from '../html/markup.ts';

const ERROR_LIMIT = 100;

/** Renders which statuses came how often, and what kept answers from coming, the most frequent first. */
export function renderAnswers({ statuses, errors }: LoadReport, id: string): Markup | null {
  const answered = Object.entries(statuses).map(([status, count]) => [`answered ${status}`, count] as const);
  const failed = Object.entries(errors).sort(([, a], [, b]) => b - a);
  if (answered.length + failed.length === 0) return null;
  const rows = [...answered, ...failed.slice(0, ERROR_LIMIT)].map(
    ([text, count]) => html`<tr><th scope="row">${text}</th><td>${formatCount(count)}</td></tr>\n`,
  );
  const more =
    failed.length > ERROR_LIMIT
      ? html`<p class="note">The ${formatCount(ERROR_LIMIT)} most frequent of ${formatCount(failed.length)} errors are shown.</p>`
      : null;
  return html`<section class="answers" aria-labelledby="${id}">
<h3 id="${id}">Answers and errors</h3>
<table class="numbers narrow">
<thead><tr><th scope="col">what came</th><th scope="col">attempts</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
${more}
</section>`;
}
