import { RunError } from '../errors/run-error.ts';
import { type LoadDetails, toReportDetails } from './load-details.ts';
import { renderJson } from './render-json.ts';
import { renderJunit } from './render-junit.ts';
import { renderLoadHtml } from './render-load-html.ts';
import { renderLoadText } from './render-load-text.ts';
import { type ReportFormat, renderReport } from './render-report.ts';
import type { TextOptions } from './render-text.ts';
import type { ReportedRun } from './reported-run.ts';

/** What is to be reported: at least one load, and runs beside them. */
export type LoadsToReport = {
  readonly loads: readonly LoadDetails[];
  readonly runs?: readonly ReportedRun[];
};

type Renderer = (given: LoadsToReport, options: TextOptions) => string;

const RENDERERS: Readonly<Record<ReportFormat, Renderer>> = {
  text: ({ loads, runs = [] }, options) =>
    [
      ...(runs.length === 0 ? [] : [renderReport(runs, 'text', options)]),
      ...loads.map((load) => renderLoadText(load, options)),
    ].join('\n'),
  json: ({ loads, runs = [] }) =>
    renderJson([...runs.map(({ details }) => details.report), ...loads.map(({ report }) => report)]),
  junit: ({ loads, runs = [] }) =>
    renderJunit([...runs.map(({ details }) => details), ...loads.map(toReportDetails)]),
  html: renderOnePage,
};

/**
 * Renders reports of loads: in texts after those of runs, in JSON and JUnit XML among them.
 *
 * @param options Matter to texts only.
 * @returns The whole document, a line feed at its end.
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when a page would have to hold more than one load
 */
export function renderLoadReport(given: LoadsToReport, format: ReportFormat, options: TextOptions): string {
  return RENDERERS[format](given, options);
}

function renderOnePage({ loads, runs = [] }: LoadsToReport): string {
  const [load] = loads;
  const count = loads.length + runs.length;
  if (load !== undefined && count === 1) return renderLoadHtml(load);
  throw new RunError(
    'HL_RUN_OPTION_INVALID',
    `Failed to report ${count} runs and loads as one html page: a page holds one load and nothing beside it. ` +
      'Report each load in a command of its own.',
  );
}
