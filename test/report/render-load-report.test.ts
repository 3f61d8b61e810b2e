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

  it('says to people how to send it again, unless only a journal is left', () => {
    const text = renderLoadReport({ loads: [load] }, 'text', PLAIN);
    expect(text).to.match(/\n\nTo repeat this run\n {2}highlevel-mock load rush.yaml --seed tuesday-7\n$/);
    const repeat = `${load.repeat} --target http://localhost:3000/webhooks/highlevel --rate 200/s`;
    expect(renderLoadReport({ loads: [{ ...load, repeat }] }, 'text', PLAIN)).to.include(`
To repeat this run
  highlevel-mock load rush.yaml --seed tuesday-7 \\
    --target http://localhost:3000/webhooks/highlevel --rate 200/s
`);
    expect(renderLoadReport({ loads: [{ ...load, repeat: null }] }, 'text', PLAIN)).to.not.include(
      'To repeat',
    );
  });

  it('says how often what was accepted was processed, in every form', () => {
    const example = { messageId: 'm1', webhookId: 'w1', times: 0, request: null };
    const other = { messageId: 'm2', webhookId: null, times: 3, request: 'GET /conversations/messages/:id' };
    const effects = {
      ...{ events: 1_300, once: 1_298, never: 1, moreThanOnce: 1, requests: 1_301, refused: {} },
      examples: [example, other],
    };
    const actual = '1 never, 1 more than once of 1,300 accepted events';
    const processed = { name: 'processed', verdict: 'fail', expected: 'exactly once', actual } as const;
    const counted = { ...load, report: { ...load.report, effects, expectations: [processed] } };
    const forms = { loads: [counted] };
    expect(renderLoadReport(forms, 'text', PLAIN)).to.include(
      `
Accepted events processed, by what the twin was asked
  1,298  once
      1  never
      1  more than once
  m1 never (webhookId w1)
  m2 3 times, by GET /conversations/messages/:id
`,
    );
    expect(renderLoadReport(forms, 'html', PLAIN))
      .to.include('<tr><th scope="row">once</th><td>1,298</td></tr>')
      .and.include('<li>m1 never (webhookId w1)</li>')
      .and.include('<li>m2 3 times, by GET /conversations/messages/:id</li>');
    expect(renderLoadReport(forms, 'junit', PLAIN)).to.include(
      `<failure message="expected exactly once, came ${actual}" type="fail">`,
    );
    expect(JSON.parse(renderLoadReport(forms, 'json', PLAIN)).effects).to.deep.equal(effects);
    expect(renderLoadReport({ loads: [load] }, 'text', PLAIN)).to.not.include('processed');
    expect(renderLoadReport({ loads: [load] }, 'html', PLAIN)).to.not.include('>Processed<');
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
