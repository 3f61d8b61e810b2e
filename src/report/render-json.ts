import { stringifySafely } from '../errors/escape-text.ts';
import type { Report } from '../model/report.ts';
import { combineVerdicts } from './combine-verdicts.ts';

/**
 * Renders reports for machines.
 *
 * @param reports One or more runs.
 * @returns One run as it is; several as `{ version, verdict, runs }` with a common verdict. Indented by two
 * spaces, with a line feed at the end. What a terminal would act on is written as `\u202e`.
 */
export function renderJson(reports: readonly Report[]): string {
  const [only] = reports;
  const verdict = combineVerdicts(reports.map((report) => report.verdict));
  const value = reports.length === 1 ? only : { version: 1, verdict, runs: reports };
  return `${stringifySafely(value, 2)}\n`;
}
