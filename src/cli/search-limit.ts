import { escapeText, stringifySafely } from '../errors/escape-text.ts';
import { RunError } from '../errors/run-error.ts';
import { findLimit } from '../load/find-limit.ts';
import type { LoadRun } from '../load/run-load.ts';
import type { LimitStep } from '../model/limit-report.ts';
import { formatRate } from '../report/format-quantity.ts';
import { renderLimitText } from '../report/render-limit-text.ts';
import type { CliWorld } from './cli-world.ts';
import { exitCodeOf } from './exit-codes.ts';
import { SENDING_STOPS } from './heed-stops.ts';
import type { LoadFlags } from './load-flags.ts';
import { createLoadView } from './load-view.ts';
import { usesColor } from './output-flags.ts';
import { writeReport } from './print-reports.ts';
import type { ReportRequest } from './report-requests.ts';

/** A search, as the command line says. */
export type SearchToPrint = {
  readonly run: LoadRun;
  readonly requests: readonly ReportRequest[];
  readonly flags: LoadFlags;
  readonly world: CliWorld;
};

/** What makes no sense of a load whose rate is looked for. */
const OF_ONE_LOAD = [
  ...['stages', 'connections', 'events', 'asFastAsPossible', 'from'],
  ...['prepare', 'journal', 'shard', 'wallStart', 'twin'],
] as const satisfies readonly (keyof LoadFlags)[];

/**
 * Asserts that a search is asked for with flags that go with it.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID`
 */
export function assertSearchable(flags: LoadFlags, requests: readonly ReportRequest[]): void {
  const flag = OF_ONE_LOAD.find((name) => flags[name] !== undefined);
  if (flag !== undefined) {
    const written = `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw impossible(
      `${written} is of one load, and each rate that is tried is a load of its own. Leave it out.`,
    );
  }
  const other = requests.find(({ format }) => format !== 'text' && format !== 'json');
  if (other !== undefined) throw impossible(`it is reported as text and json, not as ${other.format}.`);
}

function impossible(reason: string): RunError {
  return new RunError('HL_RUN_OPTION_INVALID', `Failed to find the limit: ${reason}`);
}

/**
 * Searches the highest rate a receiver holds, and prints what was found.
 *
 * @returns The exit code.
 */
export async function searchLimit({ run, requests, flags, world }: SearchToPrint): Promise<number> {
  const color = usesColor(flags, world, world.stderr);
  const view = createLoadView({ name: run.scenario.name, color, form: flags.progress ?? 'text' }, world);
  const onStep = ({ ratePerSecond, outcome, reason }: LimitStep): void =>
    view.say(`${formatRate(ratePerSecond)}: ${escapeText(reason ?? outcome)}`, {
      ratePerSecond,
      outcome,
      reason,
    });
  const report = await world
    .heedStops(SENDING_STOPS, () => findLimit({ ...run, onProgress: view.show, onStep }))
    .finally(view.close);
  for (const { format, file } of requests) {
    const options = { color: file === null && usesColor(flags, world), width: world.stdout.columns ?? 80 };
    const text = format === 'json' ? `${stringifySafely(report, 2)}\n` : renderLimitText(report, options);
    if (file === null) world.stdout.write(text);
    else writeReport(file, text);
  }
  return exitCodeOf(report.verdict);
}
