import type { LoadDetails } from './load-details.ts';
import { toReportDetails } from './load-details.ts';
import { renderJunit } from './render-junit.ts';
import { renderLoadHtml } from './render-load-html.ts';
import { renderLoadText } from './render-load-text.ts';
import type { ReportFormat } from './render-report.ts';
import type { TextOptions } from './render-text.ts';

type Renderer = (load: LoadDetails, options: TextOptions) => string;

const RENDERERS: Readonly<Record<ReportFormat, Renderer>> = {
  text: ({ report }, options) => renderLoadText(report, options),
  json: ({ report }) => `${JSON.stringify(report, null, 2)}\n`,
  junit: (load) => renderJunit([toReportDetails(load)]),
  html: renderLoadHtml,
};

/**
 * Renders the report of a load.
 *
 * @param options Matter to texts only.
 * @returns The whole document, a line feed at its end.
 */
export function renderLoadReport(load: LoadDetails, format: ReportFormat, options: TextOptions): string {
  return RENDERERS[format](load, options);
}
