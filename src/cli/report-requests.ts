import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { RunError } from '../errors/run-error.ts';
import type { ReportFormat } from '../report/render-report.ts';
import type { OutputFlags } from './output-flags.ts';

/** A report the user asked for; without a file it goes to stdout. */
export type ReportRequest = { readonly format: ReportFormat; readonly file: string | null };

/** The flag of whatever reports. */
export type ReportFlags = { readonly report?: readonly ReportRequest[] };

/** The flag of whatever reports or records headers. */
export type SecretFlags = { readonly showSecrets?: true };

/** The name and the help of that flag. */
export const SHOW_SECRETS = [
  '--show-secrets',
  'report and record headers that carry a secret with their values; else these are masked',
] as const;

/** The formats of a report. Named here too, so that reading flags loads no renderer; the type keeps both in step. */
export const REPORT_FORMATS: Readonly<Record<ReportFormat, true>> = {
  text: true,
  json: true,
  junit: true,
  html: true,
};

/** Reads one `--report format[=file]`. */
export function collectReport(
  value: string,
  requests: readonly ReportRequest[] = [],
): readonly ReportRequest[] {
  const [format = '', ...rest] = value.split('=');
  if (!Object.hasOwn(REPORT_FORMATS, format)) {
    throw new InvalidArgumentError(`The formats are ${Object.keys(REPORT_FORMATS).join(', ')}.`);
  }
  const file = rest.length === 0 ? null : rest.join('=');
  if (file === '') throw new InvalidArgumentError('The file name is missing after "=".');
  return [...requests, { format: format as ReportFormat, file }];
}

/**
 * Settles what to print where: stdout first, each format once; `--json` is `--report json` and lets nothing else on
 * stdout; if nothing goes there, the text report does.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when a file cannot be written, so that no run is played for nothing
 */
export function settleReports(flags: OutputFlags & ReportFlags): readonly ReportRequest[] {
  const { report = [] } = flags;
  const toFiles = report.filter(({ file }) => file !== null);
  for (const { file } of toFiles) assertWritable(file as string);
  const asked = report.filter(({ file }) => file === null).map(({ format }) => format);
  const formats: readonly ReportFormat[] =
    flags.json === true ? ['json'] : asked.length > 0 ? asked : ['text'];
  return [...[...new Set(formats)].map((format) => ({ format, file: null })), ...toFiles];
}

function assertWritable(file: string): void {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isDirectory()) throw new Error('it is a folder');
    accessSync(found === undefined ? dirname(file) : file, constants.W_OK);
  } catch (error) {
    throw failedToWrite(file, error);
  }
}

/** The error of a report that cannot be written to its file. */
export function failedToWrite(file: string, cause: unknown): RunError {
  return new RunError(
    'HL_RUN_OPTION_INVALID',
    `Failed to write the report to "${file}": ${(cause as Error).message}. Give a path that can be written.`,
    { cause },
  );
}
