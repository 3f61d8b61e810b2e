import { expect } from 'chai';
import { renderLoadReport } from '../../src/report/render-load-report.ts';
import { hostileLoad, loadReportOf, RUSH } from './load-report-of.ts';

const PLAIN = { color: false, width: 80 };

describe('renderLoadReport()', () => {
  const load = {
    report: loadReportOf(RUSH, {
      verdict: 'fail',
      durationMs: 3_139,
      expectations: [
        { name: 'lost', verdict: 'pass', expected: 'none', actual: 'none' },
        { name: 'latency.p99', verdict: 'fail', expected: 'at most 100 ms', actual: '147.5 ms' },
        { name: 'lag.p99', verdict: 'incomplete', expected: 'at most 50 ms', actual: '60 ms' },
      ],
    }),
    repeat: 'highlevel-mock load rush.yaml --seed tuesday-7',
  };

  it('writes the report as JSON as it is', () => {
    expect(JSON.parse(renderLoadReport({ loads: [load] }, 'json', PLAIN))).to.deep.equal(load.report);
  });

  it('writes a testcase an expectation for CI servers', () => {
    const xml = renderLoadReport({ loads: [load] }, 'junit', PLAIN);
    expect(xml).to.include(
      '<testsuite name="rush" tests="3" failures="1" errors="1" skipped="0" time="3.139"',
    );
    expect(xml).to.include('<testcase classname="rush" name="lost" time="0.000"/>');
    expect(xml).to.include('<failure message="expected at most 100 ms, came 147.5 ms" type="fail">');
    expect(xml).to.include(
      '<error message="not judged: expected at most 50 ms, came 60 ms" type="incomplete">',
    );
    expect(xml).to.include('To repeat this run: highlevel-mock load rush.yaml --seed tuesday-7');
  });

  it('refuses to put several loads on one page', () => {
    expect(() => renderLoadReport({ loads: [load, load] }, 'html', PLAIN)).to.throw(
      'Failed to report 2 runs and loads as one html page',
    );
    expect(JSON.parse(renderLoadReport({ loads: [load, load] }, 'json', PLAIN)).runs).to.have.lengthOf(2);
  });

  it('writes a page, and a text', () => {
    expect(renderLoadReport({ loads: [load] }, 'html', PLAIN)).to.match(/^<!doctype html>/);
    expect(renderLoadReport({ loads: [load] }, 'text', PLAIN)).to.match(
      /^FAIL {2}rush: 300 events, 100\/s intended/,
    );
  });

  it('lets nothing through to a terminal that would act on it', () => {
    const hostile = hostileLoad();
    const errors = { 'gone \x1b[2J': 9, 'turned \u202e': 8, ...hostile.report.errors };
    const text = renderLoadReport(
      { loads: [{ ...hostile, report: { ...hostile.report, errors } }] },
      'text',
      PLAIN,
    );
    expect(text).to.include('9  gone \\x1b[2J');
    for (const character of ['\0', '\x1b', '\u202e', '\u2066']) expect(text).to.not.include(character);
  });
});
