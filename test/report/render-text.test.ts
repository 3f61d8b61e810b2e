import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import { renderText } from '../../src/report/render-text.ts';
import type { ReportDetails } from '../../src/report/report-details.ts';
import {
  ACCEPTED,
  DROPPED,
  LOST,
  type PlayedEvent,
  repeatedScenario,
  reportOf,
  scenarioOf,
} from './play-entries.ts';

const repeatCommand =
  'highlevel-mock run clinic.yaml --target http://localhost:3000/webhooks --seed tuesday-7 --run-id k3Vd9';
const options = { interrupted: false, repeatCommand };
const times = (count: number, event: PlayedEvent): readonly PlayedEvent[] =>
  Array.from({ length: count }, () => event);
const REST = { stepId: null, stepPath: 'steps[1]' };

describe('renderText()', () => {
  const render = (...runs: readonly ReportDetails[]): string =>
    `\n${renderText(runs, { color: false, width: 80 })}`;

  it('renders a run that passed', () => {
    const steps = [{ id: 'first', expect: { status: ['2xx'], withinMs: 800 } as const }, {}, {}];
    const run = reportOf(
      scenarioOf(steps, { latencyMs: { p95: 800 } }),
      [
        { kind: 'call.answered', attempts: [{ status: 200, latencyMs: 12.34 }] },
        ...times(24, { ...REST, kind: 'call.voicemail', attempts: [{ status: 200, latencyMs: 3.2 }] }),
        { ...REST, kind: 'email.sent', duplicate: true, attempts: [{ status: 503 }, { status: 200 }] },
        { ...REST, kind: 'sms.sent', fault: 'signature-tampered', attempts: [{ status: 401, latencyMs: 1 }] },
      ],
      options,
    );
    expect(render(run)).to.equal(`
PASS  clinic: 4 expectations met

seed tuesday-7 · run id k3Vd9 · started 2026-01-01T00:00:05.000Z
by highlevel-mock/0.1.0

sent            events  accepted  rejected  retried
call.answered        1         1         -        -
call.voicemail      24        24         -        -
email.sent           1         1         -        1
sms.sent             1         -         1        -
total               27        26         1        1

28 attempts · 1 delivery with a fault · 1 duplicate
latency p50 3.2 ms · p90 5 ms · p95 5 ms · p99 12.3 ms · max 12.3 ms

Expected and met
  ✓ lost           none            none
  ✓ latency.p95    at most 800 ms  5 ms
  ✓ first: status  2xx             200
  ✓ first: within  within 800 ms   12.3 ms

To repeat this run
  highlevel-mock run clinic.yaml --target http://localhost:3000/webhooks \\
    --seed tuesday-7 --run-id k3Vd9

PASS  4 expectations met
`);
  });

  it('tells of dropped events beside the attempts', () => {
    const text = render(reportOf(scenarioOf([{}]), [ACCEPTED, DROPPED, DROPPED]));
    expect(text).to.include('\nsms.sent       3         1\n\n1 attempt · 2 events dropped\n');
  });

  it('renders a run that failed', () => {
    const expected = { status: ['2xx', 404], withinMs: 800, body: { received: true } } as const;
    const answer = '{"error":"relation \\"messages\\" does not exist"}';
    const run = reportOf(
      scenarioOf([{ id: 'first', expect: expected }, {}, { expect: { status: ['4xx'] } }]),
      [
        {
          kind: 'call.answered',
          attempts: [{ status: 500 }, { status: 500, latencyMs: 912.4, answer }],
          lost: true,
        },
        ...times(1234, { ...REST, ...ACCEPTED }),
        ...times(12, {
          ...REST,
          kind: 'call.voicemail',
          attempts: times(13, { attempts: [] }).map(() => ({ error: 'connect ECONNREFUSED 127.0.0.1:3000' })),
          lost: true,
        }),
        { ...REST, kind: 'email.sent', attempts: [{ outcome: 'timed-out', latencyMs: 10_000 }], lost: true },
        { stepId: null, stepPath: 'steps[2]', fault: 'signature-tampered', attempts: [{ status: 200 }] },
      ],
      options,
    );
    expect(render(run)).to.equal(`
FAIL  clinic: 5 of 5 expectations failed, 14 deliveries lost

seed tuesday-7 · run id k3Vd9 · started 2026-01-01T00:00:05.000Z
by highlevel-mock/0.1.0

sent           events accepted rejected timed out unreachable retried lost
call.answered       1        -        1         -           -       1    1
sms.sent        1,235    1,235        -         -           -       -    -
call.voicemail     12        -        -         -          12      12   12
email.sent          1        -        -         1           -       -    1
total           1,249    1,235        1         1          12      13   14

1,394 attempts · 1 delivery with a fault
latency p50 5 ms · p90 5 ms · p95 5 ms · p99 5 ms · max 912.4 ms

HighLevel would have lost 14 deliveries
  call.answered   first      2 attempts
      500 "{"error":"relation \\"messages\\" does not exist"}"
  call.voicemail  steps[1]  13 attempts  ×12
      unreachable: connect ECONNREFUSED 127.0.0.1:3000
  email.sent      steps[1]    1 attempt
      timed out after 10 s

Failed expectations
  ✗ lost
    expected  none
    came      14 of 1,249 deliveries (1.12%)
  ✗ first: status  clinic.yaml:10
    expected  2xx or 404
    came      500
              call.answered  2 attempts
                  500 "{"error":"relation \\"messages\\" does not exist"}"
  ✗ first: within  clinic.yaml:10
    expected  within 800 ms
    came      912.4 ms
  ✗ first: body  clinic.yaml:10
    expected  {"received":true}
    came      received is missing
  ✗ steps[2]: status  clinic.yaml:20
    expected  4xx
    came      200
              sms.sent  1 attempt  200

To repeat this run
  highlevel-mock run clinic.yaml --target http://localhost:3000/webhooks \\
    --seed tuesday-7 --run-id k3Vd9

FAIL  5 of 5 expectations failed, 14 deliveries lost
`);
  });

  it('renders a run that was interrupted', () => {
    const scenario = scenarioOf([
      { id: 'first', expect: { status: ['2xx'] } },
      { id: 'second', expect: { attempts: 1 } },
    ]);
    const second = { stepId: 'second', stepPath: 'steps[1]', attempts: [{ status: 500 }], unended: true };
    expect(render(reportOf(scenario, [ACCEPTED, second], { interrupted: true }))).to.equal(`
INCOMPLETE  clinic: interrupted, 2 of 3 expectations not judged

seed tuesday-7 · run id k3Vd9 · started 2026-01-01T00:00:05.000Z
by highlevel-mock/0.1.0

sent      events  accepted  rejected
sms.sent       2         1         1

2 attempts · 1 delivery unfinished
latency p50 5 ms · p90 5 ms · p95 5 ms · p99 5 ms · max 5 ms

Not judged
  ? lost              none       none so far
  ? second: attempts  1 attempt  not finished

INCOMPLETE  interrupted, 2 of 3 expectations not judged
`);
  });

  it('gives several runs a common verdict', () => {
    const lines = render(reportOf(scenarioOf([{}]), [ACCEPTED]), reportOf(scenarioOf([{}]), [LOST])).split(
      '\n',
    );
    expect(
      lines.filter((line) => /^(PASS|FAIL|─+)/.test(line)).map((line) => line.slice(0, 40)),
    ).to.deep.equal([
      'PASS  clinic: 1 expectation met',
      'PASS  1 expectation met',
      '─'.repeat(40),
      'FAIL  clinic: 1 expectation failed, 1 de',
      'FAIL  1 expectation failed, 1 delivery l',
      '─'.repeat(40),
      'FAIL  1 of 2 scenarios passed',
    ]);
  });

  it('lists a dozen met expectations at most', () => {
    const steps = Array.from({ length: 15 }, (_, index) => ({ id: `s${index}`, expect: { attempts: 1 } }));
    const events = steps.map((step, index) => ({
      ...ACCEPTED,
      stepId: step.id,
      stepPath: `steps[${index}]`,
    }));
    expect(render(reportOf(scenarioOf(steps), events))).to.include('  … and 4 others met\n');
  });

  it('lists ten unlike lost deliveries at most, and three for an expectation', () => {
    const events = Array.from(
      { length: 30 },
      (_, index): PlayedEvent => ({
        attempts: [{ status: 500 + index }],
        lost: true,
      }),
    );
    const text = render(reportOf(repeatedScenario(30, { status: ['2xx'] }), events));
    expect(text).to.include('  sms.sent  first  1 attempt  509\n  … and 20 more\n');
    expect(text).to.include('  sms.sent  1 attempt  502\n\n');
  });

  it('shows problems', () => {
    const run = reportOf(scenarioOf([{}]), [ACCEPTED]);
    const problems = ['line 7 is torn: its writer was cut off, so it is left out', 'word '.repeat(20).trim()];
    expect(render({ ...run, report: { ...run.report, problems } })).to.include(`
To know
  ! line 7 is torn: its writer was cut off, so it is left out
  ! word word word word word word word word word word word word word word word
    word word word word word
`);
  });

  it('names a place in a scenario that was no file', () => {
    const scenario = scenarioOf([{ id: 'first', expect: { status: ['2xx'] } }]);
    const run = reportOf(scenario, [LOST]);
    const failures = run.failures.map((failure) => ({
      ...failure,
      position: { file: null, line: null, column: null, path: 'steps[0].expect' },
    }));
    expect(render({ ...run, failures })).to.include('✗ first: status  steps[0].expect\n');
  });

  it('lets nothing through that a terminal would obey', () => {
    const hostile = '\x1b[2J\r\nPASS\u202e\x9b';
    const scenario = {
      ...scenarioOf([{ id: `first${hostile}`, expect: { status: ['2xx'], body: { ok: hostile } } }]),
      name: `clinic${hostile}`,
    };
    const events: readonly PlayedEvent[] = [
      { kind: `sms${hostile}`, stepId: hostile, attempts: [{ status: 500, answer: hostile }], lost: true },
      { attempts: [{ error: hostile }], lost: true },
      { attempts: [{ status: 500, answer: Uint8Array.of(0xff, 0x1b) }], lost: true },
    ];
    const run = reportOf(scenario, events, { interrupted: false, repeatCommand: `run ${hostile}` });
    const text = render({ ...run, report: { ...run.report, problems: [hostile] } });
    expect(text).not.to.match(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(text.split('\n').filter((line) => line.startsWith('PASS'))).to.deep.equal([]);
    expect(text).to.include('500 "\\x1b[2J\\r\\nPASS\\u{202e}');
  });

  it('keeps to the width, but for a word of the command to copy', () => {
    const expected = { status: ['2xx'], body: { text: 'long '.repeat(40) } } as const;
    const event: PlayedEvent = {
      kind: 'internal-comment.added',
      attempts: [{ status: 500 }, { status: 500, answer: 'very '.repeat(100) }],
      lost: true,
    };
    const scenario = scenarioOf([{ id: 'a-step-with-a-name-that-goes-on', expect: expected }]);
    const run = reportOf(scenario, times(3, event), options);
    expect(renderText([run], { color: false, width: 20 })).to.equal(
      renderText([run], { color: false, width: 40 }),
    );
    for (const width of [40, 60, 80, 120]) {
      const lines = renderText([run], { color: false, width }).split('\n');
      const long = lines.filter((line) => line.length > width);
      expect(long, `at ${width}`).to.deep.equal(
        width === 40 ? ['    --target http://localhost:3000/webhooks \\'] : [],
      );
    }
  });

  it('says the same in colour', () => {
    const run = reportOf(
      scenarioOf([{ id: 'first', expect: { status: ['2xx'] } }]),
      [LOST, ACCEPTED],
      options,
    );
    const coloured = renderText([run], { color: true });
    expect(coloured).to.include('\x1b[31mFAIL');
    expect(stripVTControlCharacters(coloured)).to.equal(renderText([run], { color: false }));
  });
});
