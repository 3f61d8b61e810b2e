import { escapeAll } from '../errors/escape-text.ts';
import type { ExpectationResult, Verdict } from '../model/report.ts';
import { describePosition } from './describe-position.ts';
import { escapeMarkup } from './escape-markup.ts';
import { countNoun } from './format-quantity.ts';
import type { DeliverySample, FailedExpectation, ReportDetails } from './report-details.ts';
import { summariseRun } from './text-verdict.ts';

/**
 * Renders reports as JUnit XML for CI servers: a `testsuite` a run, a `testcase` an expectation.
 *
 * @remarks Keeps to what the schema junit-10 of Jenkins' xUnit plugin allows, which GitLab and GitHub reporters read
 * too. What could not be judged is an `error`, not `skipped`: a server that looks at this file alone must not show a
 * run that was cut off in green. `timestamp` is UTC; `time` is wall time.
 * @param runs One or more.
 */
export function renderJunit(runs: readonly ReportDetails[]): string {
  const results = runs.flatMap((run) => run.report.expectations);
  const durationMs = runs.reduce((sum, run) => sum + run.durationMs, 0);
  const attributes = { name: 'highlevel-mock', ...countResults(results), time: writeSeconds(durationMs) };
  const suites = runs.map((run) => renderSuite(escapeAll(run)));
  const lines = [`<testsuites${writeAttributes(attributes)}>`, ...suites.flat(), '</testsuites>'];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines.join('\n')}\n`;
}

function renderSuite(run: ReportDetails): readonly string[] {
  const { report, failures, durationMs, repeat } = run;
  const { scenario: name, seed, runId, tool, startedAt, expectations, problems } = report;
  const startedMs = Date.parse(startedAt);
  const attributes = {
    name,
    ...countResults(expectations),
    skipped: '0',
    time: writeSeconds(durationMs),
    // Some readers know no time zone here, so none is written.
    ...(Number.isNaN(startedMs) ? {} : { timestamp: new Date(startedMs).toISOString().slice(0, 19) }),
  };
  const properties = Object.entries({ seed, runId, tool }).map(
    ([key, value]) => `      <property${writeAttributes({ name: key, value })}/>`,
  );
  const failuresByName = new Map(failures.map((failure) => [failure.expectation, failure]));
  const cases = expectations.flatMap((result) =>
    renderCase({ result, failure: failuresByName.get(result.name), scenario: name }),
  );
  const output = [
    `${report.verdict}: ${summariseRun(run)}`,
    ...problems,
    ...(repeat === null ? [] : [`To repeat this run: ${repeat}`]),
  ];
  return [
    `  <testsuite${writeAttributes(attributes)}>`,
    '    <properties>',
    ...properties,
    '    </properties>',
    ...cases,
    `    <system-out>${escapeMarkup(output.join('\n'))}</system-out>`,
    '  </testsuite>',
  ];
}

type TestCase = {
  readonly result: ExpectationResult;
  readonly failure: FailedExpectation | undefined;
  readonly scenario: string;
};

function renderCase({ result, failure, scenario }: TestCase): readonly string[] {
  const { name, verdict, expected, actual } = result;
  // Judging takes no time; some readers want the attribute.
  const opening = `    <testcase${writeAttributes({ classname: scenario, name, time: '0.000' })}`;
  if (verdict === 'pass') return [`${opening}/>`];
  const flaw = verdict === 'fail' ? 'failure' : 'error';
  const message = `${verdict === 'fail' ? '' : 'not judged: '}expected ${expected}, came ${actual}`;
  const place = failure?.position ?? null;
  const text = [
    `expected: ${expected}`,
    `came: ${actual}`,
    ...(place === null ? [] : [`at: ${describePosition(place)}`]),
    ...(failure?.samples ?? []).map(describeSample),
  ].join('\n');
  return [
    `${opening}>`,
    `      <${flaw}${writeAttributes({ message, type: verdict })}>${escapeMarkup(text)}</${flaw}>`,
    '    </testcase>',
  ];
}

function describeSample({ deliveryId, kind, attempts, cameBack }: DeliverySample): string {
  return `${deliveryId} ${kind}, ${countNoun(attempts, 'attempt')}: ${cameBack}`;
}

function countResults(results: readonly ExpectationResult[]): Readonly<Record<string, string>> {
  const count = (verdict: Verdict): string =>
    String(results.filter((result) => result.verdict === verdict).length);
  return { tests: String(results.length), failures: count('fail'), errors: count('incomplete') };
}

function writeSeconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function writeAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`)
    .join('');
}
