import picocolors from 'picocolors';
import { escapeAll } from '../errors/escape-text.ts';
import { combineVerdicts } from './combine-verdicts.ts';
import { formatCount } from './format-quantity.ts';
import type { ReportDetails } from './report-details.ts';
import { renderSections } from './text-sections.ts';
import { renderVerdict, summariseRun } from './text-verdict.ts';

const NARROWEST = 40;

/** How a page is set. */
export type TextOptions = {
  readonly color: boolean;
  /**
   * Columns to a line, taken as 40 when fewer; only a word of the command that repeats a run may be longer, so that
   * it can be copied.
   *
   * @default 80
   */
  readonly width?: number;
};

/**
 * Renders a page a person likes to read: the verdict, what was sent and what came back, what HighLevel would have
 * lost, what failed and where it stands, how to repeat the run, and the verdict again.
 *
 * @remarks Whatever came from outside is escaped: no answer can move the cursor or hide a line.
 * @param runs One or more; several get a common verdict at the end.
 */
export function renderText(runs: readonly ReportDetails[], { color, width = 80 }: TextOptions): string {
  const page = { colors: picocolors.createColors(color), width: Math.max(NARROWEST, width) };
  const pages = runs.map((run) => {
    const safe = escapeAll(run);
    const { verdict, scenario } = safe.report;
    const summary = summariseRun(safe);
    const sections = [
      renderVerdict({ page, verdict, text: `${scenario}: ${summary}` }),
      ...renderSections(safe, page),
      renderVerdict({ page, verdict, text: summary }),
    ];
    return sections.map((lines) => lines.join('\n')).join('\n\n');
  });
  if (runs.length === 1) return `${pages[0]}\n`;
  const verdicts = runs.map((run) => run.report.verdict);
  const passedCount = verdicts.filter((verdict) => verdict === 'pass').length;
  const text = `${formatCount(passedCount)} of ${formatCount(runs.length)} scenarios passed`;
  const all = renderVerdict({ page, verdict: combineVerdicts(verdicts), text });
  const rule = page.colors.dim('─'.repeat(page.width));
  return `${[...pages, all.join('\n')].join(`\n\n${rule}\n\n`)}\n`;
}
