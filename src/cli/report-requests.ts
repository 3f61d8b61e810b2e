import { InvalidArgumentError } from 'commander';
import type { ReportFormat } from '../report/render-report.ts';
import type { OutputFlags } from './output-flags.ts';

/** A report the user asked for; without a file it goes to stdout. */
export type ReportRequest = { readonly format: ReportFormat; readonly file: string | null };

// Named here too, so that reading flags loads no renderer; the type keeps both in step.
const FORMATS: Readonly<Record<ReportFormat, true>> = { text: true, json: true };

/** Reads one `--report format[=file]`. */
export function collectReport(value: string, requests: readonly ReportRequest[]): readonly ReportRequest[] {
  const [format = '', ...rest] = value.split('=');
  if (!Object.hasOwn(FORMATS, format)) {
    throw new InvalidArgumentError(`The formats are ${Object.keys(FORMATS).join(', ')}.`);
  }
  const file = rest.length === 0 ? null : rest.join('=');
  if (file === '') throw new InvalidArgumentError('The file name is missing after "=".');
  return [...requests, { format: format as ReportFormat, file }];
}

/**
 * What to print where. Each format goes to stdout once; `--json` is `--report json` and lets nothing else on stdout;
 * if nothing goes to stdout, the text report does.
 */
export function settleReports(flags: OutputFlags & { readonly report: readonly ReportRequest[] }): readonly ReportRequest[] {
  const toFiles = flags.report.filter(({ file }) => file !== null);
  const asked = flags.report.filter(({ file }) => file === null).map(({ format }) => format);
  const formats: readonly ReportFormat[] = flags.json === true ? ['json'] : asked.length > 0 ? asked : ['text'];
  return [...toFiles, ...[...new Set(formats)].map((format) => ({ format, file: null }))];
}
