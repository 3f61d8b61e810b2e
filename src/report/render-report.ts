import { renderJson } from './render-json.ts';
import { renderText, type TextOptions } from './render-text.ts';
import type { ReportDetails } from './report-details.ts';

type Renderer = (runs: readonly ReportDetails[], options: TextOptions) => string;

/** Every form a report comes in; a new one is a new line here. */
const RENDERERS = {
  text: renderText,
  json: (runs) => renderJson(runs.map((run) => run.report)),
} as const satisfies Readonly<Record<string, Renderer>>;

/** The name of a form, as in `--report json`. */
export type ReportFormat = keyof typeof RENDERERS;

/** The forms by name, in the order they are offered. */
export const REPORT_FORMATS = Object.keys(RENDERERS) as readonly ReportFormat[];

/**
 * Renders the report of one run, or one of several runs.
 *
 * @param options Matter to texts only.
 * @returns The whole document, a line feed at its end.
 */
export function renderReport(
  runs: readonly ReportDetails[],
  format: ReportFormat,
  options: TextOptions,
): string {
  const render: Renderer = RENDERERS[format];
  return render(runs, options);
}
