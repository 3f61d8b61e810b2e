import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import { renderJunit } from '../../src/report/render-junit.ts';
import type { ReportDetails } from '../../src/report/report-details.ts';
import { ACCEPTED, LOST, reportOf, scenarioOf } from './play-entries.ts';

const SCHEMA = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8');

/** Holds documents against the schema; the text says what is wrong, and is empty when nothing is. */
async function validate(...xml: readonly string[]): Promise<string> {
  const { valid, errors } = await validateXML({ xml, schema: SCHEMA });
  return valid ? '' : errors.map(({ message }) => message).join('\n');
}

describe('renderJunit()', () => {
  const failed: ReportDetails = {
    ...reportOf(scenarioOf([{ id: 'first', expect: { status: ['2xx'], attempts: 2 } }]), [LOST], {
      interrupted: false,
      repeatCommand: 'highlevel-mock run clinic.yaml --seed tuesday-7',
    }),
    durationMs: 83_456.7,
  };
  const cutOff = reportOf(scenarioOf([{}], { latencyMs: { p95: 800 } }), [ACCEPTED], { interrupted: true });

  it('writes a suite a run and a case an expectation', () => {
    expect(renderJunit([failed])).to.equal(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="highlevel-mock" tests="3" failures="2" errors="0" time="83.457">
  <testsuite name="clinic" tests="3" failures="2" errors="0" skipped="0" time="83.457" timestamp="2026-01-01T00:00:05">
    <properties>
      <property name="seed" value="tuesday-7"/>
      <property name="runId" value="k3Vd9"/>
      <property name="tool" value="highlevel-mock/0.1.0"/>
    </properties>
    <testcase classname="clinic" name="lost" time="0.000">
      <failure message="expected none, came 1 of 1 delivery (100%)" type="fail">expected: none
came: 1 of 1 delivery (100%)</failure>
    </testcase>
    <testcase classname="clinic" name="first: status" time="0.000">
      <failure message="expected 2xx, came 500" type="fail">expected: 2xx
came: 500
at: clinic.yaml:10
d-1 sms.sent, 2 attempts: 500</failure>
    </testcase>
    <testcase classname="clinic" name="first: attempts" time="0.000"/>
    <system-out>fail: 2 of 3 expectations failed, 1 delivery lost
To repeat this run: highlevel-mock run clinic.yaml --seed tuesday-7</system-out>
  </testsuite>
</testsuites>
`);
  });

  it('makes an error of what could not be judged, so that no server shows it in green', () => {
    const xml = renderJunit([cutOff]);
    expect(xml).to.include('<testsuites name="highlevel-mock" tests="2" failures="0" errors="2"');
    expect(xml).to.include(
      '<error message="not judged: expected at most 800 ms, came 5 ms so far" type="incomplete">',
    );
  });

  it('counts over all suites', () => {
    expect(renderJunit([failed, cutOff, failed])).to.match(
      /<testsuites [^>]*tests="8" failures="4" errors="2"/,
    );
  });

  it('keeps to the schema', async () => {
    expect(await validate(renderJunit([failed, cutOff]))).to.equal('');
    expect(await validate(renderJunit([]))).to.equal('');
    const unstarted = { ...failed, report: { ...failed.report, startedAt: '' } };
    expect(await validate(renderJunit([unstarted]))).to.equal('');
  });

  it('is held against a schema that notices', async () => {
    const xml = renderJunit([failed]);
    expect(await validate(xml.replace(' tests="3"', ' tests="three"'))).to.include("'tests'");
    expect(await validate(xml.replace('failure message', 'failure line="1" message'))).to.include("'line'");
  });

  it('stays valid whatever a scenario, a seed or an answer holds', async function () {
    this.timeout(60_000);
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(']]></failure>', '"/><x>', '\0\x1b[2K', '\ud800', '\ufffe\uffff', '\u202e&#0;<!--'),
    );
    const render = (texts: readonly string[]): string => {
      const [scenario = '', seed = '', expected = '', actual = '', cameBack = '', repeat = ''] = texts;
      const expectations = failed.report.expectations.map((each) => ({ ...each, expected, actual }));
      const failures = failed.failures.map((failure) => ({
        ...failure,
        samples: failure.samples.map((sample) => ({ ...sample, cameBack })),
      }));
      const report = { ...failed.report, scenario, seed, expectations, problems: [actual] };
      return renderJunit([{ ...failed, report, failures, repeat }]);
    };
    // Forty documents at once: each start of the checker takes a thread of its own.
    const sixTexts = fc.array(hostile, { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(sixTexts, { minLength: 40, maxLength: 40 }), async (documents) => {
        expect(await validate(...documents.map(render))).to.equal('');
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});
