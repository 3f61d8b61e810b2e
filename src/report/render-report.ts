import { renderHtml } from './render-html.ts';
import { renderJson } from './render-json.ts';
import { renderJunit } from './render-junit.ts';
import { renderText, type TextOptions } from './render-text.ts';
import type { ReportDetails } from './report-details.ts';
import type { ReportedRun } from './reported-run.ts';

type Renderer = (runs: readonly ReportedRun[], options: TextOptions) => string;

/** Every form a report comes in; a new one is a new line here. */
const RENDERERS = {
  text: (runs, options) => renderText(detailsOf(runs), options),
  json: (runs) => renderJson(detailsOf(runs).map(({ report }) => report)),
  junit: (runs) => renderJunit(detailsOf(runs)),
  html: renderHtml,
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
  runs: readonly ReportedRun[],
  format: ReportFormat,
  options: TextOptions,
): string {
  const render: Renderer = RENDERERS[format];
  return render(runs, options);
}

/** Whether a form shows deliveries one by one, so that a run has to be logged for it while it goes on. */
export function showsDeliveries(format: ReportFormat): boolean {
  return format === 'html';
}

function detailsOf(runs: readonly ReportedRun[]): readonly ReportDetails[] {
  return runs.map(({ details }) => details);
}
