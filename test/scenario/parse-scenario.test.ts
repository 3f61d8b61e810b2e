import { expect } from 'chai';
import { RETRY_POLICIES } from '../../src/catalog/retry-policies.ts';
import { ScenarioError } from '../../src/errors/scenario-error.ts';
import type { EmitStep, RepeatStep, Scenario, Step } from '../../src/model/scenario.ts';
import { parseScenario, type ScenarioSource } from '../../src/scenario/parse-scenario.ts';
import { CLINIC_TUESDAY } from './clinic-tuesday.ts';

/** A scenario of one section and its steps. */
function parseWith(section: string, steps = '  - emit: sms.sent'): Scenario {
  return parseScenario(`version: 1\nname: test\n${section}\nsteps:\n${steps}\n`);
}

function firstStep(steps: string): Step {
  return parseWith('', steps).steps[0] as Step;
}

function refusalOf(source: ScenarioSource, file?: string): ScenarioError {
  try {
    parseScenario(source, file === undefined ? {} : { file });
  } catch (error) {
    expect(error).to.be.instanceOf(ScenarioError);
    return error as ScenarioError;
  }
  throw new Error('The scenario was expected to be refused.');
}

describe('parseScenario()', () => {
  it('normalises the scenario of the README', () => {
    const scenario = parseScenario(CLINIC_TUESDAY, { file: 'clinic-tuesday.yaml' });
    expect(scenario.name).to.equal('clinic-tuesday');
    expect(scenario.text).to.equal(CLINIC_TUESDAY);
    expect(scenario.startsAt).to.deep.equal({ at: Date.UTC(2026, 10, 24, 14), utcOffsetMinutes: -300 });
    expect(scenario.cast).to.deep.equal([
      { name: 'ada', displayName: 'Ada Okafor', phone: '+12125550141', email: 'ada@example.com' },
      { name: 'walkIns', count: 12 },
    ]);
    expect(scenario.users).to.deep.equal([{ name: 'nurse', displayName: 'Jo Lindqvist' }]);
    expect(scenario.expect).to.deep.equal({ lost: { count: 0 }, latencyMs: { p95: 800 } });
    expect(scenario.steps.map((step) => step.form)).to.deep.equal([
      'emit',
      'wait',
      'again',
      'emit',
      'each',
      'repeat',
      'emit',
    ]);
  });

  it('knows where steps and expectations stand', () => {
    const { steps, expectPositions } = parseScenario(CLINIC_TUESDAY, { file: 'clinic-tuesday.yaml' });
    const first = steps[0] as EmitStep;
    expect(first.position).to.deep.equal({
      file: 'clinic-tuesday.yaml',
      line: 11,
      column: 5,
      path: 'steps[0]',
    });
    expect(first.expect?.position).to.include({ line: 16, column: 5, path: 'steps[0].expect' });
    expect(expectPositions).to.have.all.keys('latency.p95');
    expect(expectPositions['latency.p95']).to.include({ line: 39, column: 14, path: 'expect.latency.p95' });
  });

  it('reads JSON as the YAML it is, and an object as what it holds', () => {
    const tree = { version: 1, name: 'test', steps: [{ emit: 'sms.sent', text: 'Hi \u{1F600}' }] };
    const fromObject = parseScenario(tree);
    const fromJson = parseScenario(JSON.stringify(tree, null, '\t'));
    const withoutPositions = (scenario: Scenario): unknown =>
      JSON.parse(JSON.stringify(scenario, (key, value) => (key === 'position' ? null : value)));
    expect(withoutPositions({ ...fromJson, text: fromObject.text })).to.deep.equal(
      withoutPositions(fromObject),
    );
    expect(fromObject.steps[0]?.position).to.deep.equal({
      file: null,
      line: null,
      column: null,
      path: 'steps[0]',
    });
  });

  it('takes a byte order mark and Windows line ends', () => {
    const { steps } = parseScenario(`\uFEFF${CLINIC_TUESDAY.replaceAll('\n', '\r\n')}`);
    expect(steps[0]?.position).to.include({ line: 11, column: 5 });
  });

  it('has one contact named contact when there is no cast', () => {
    expect(parseWith('').cast).to.deep.equal([{ name: 'contact' }]);
  });

  it('gives an event the only contact there is; groups do not count', () => {
    const { steps } = parseWith('cast: { ada: {}, walkIns: { count: 3 } }');
    expect((steps[0] as EmitStep).contact).to.equal('ada');
  });

  it('leaves the contact of a flow to the flow', () => {
    const { steps } = parseWith(
      'cast: { ada: {}, walkIns: { count: 3 } }',
      '  - repeat: 2\n    contact: walkIns\n    emit: sms.sent',
    );
    const repeat = steps[0] as RepeatStep;
    expect(repeat.contact).to.equal('walkIns');
    expect(repeat.steps[0]).not.to.have.property('contact');
  });

  it('makes no difference between seed: 7 and seed: "7"', () => {
    expect(parseWith('seed: 7').seed).to.equal('7');
    expect(parseWith('seed: "7"').seed).to.equal('7');
  });

  it('refuses a seed that a number cannot hold, also in an object', () => {
    const error = refusalOf({ version: 1, name: 'test', seed: 2 ** 53, steps: [{ emit: 'sms.sent' }] });
    expect(error.problems.map((problem) => problem.position.path)).to.deep.equal(['seed']);
    expect(error.message).to.contain('longer ones in quotes');
  });

  it('reads clocks', () => {
    expect(parseWith('clock: virtual').clock).to.equal('virtual');
    expect(parseWith('clock: x60').clock).to.deep.equal({ times: 60 });
  });

  it('places steps at a time of day, an instant, or after others', () => {
    const placementOf = (key: string): unknown =>
      (firstStep(`  - emit: sms.sent\n    ${key}`) as EmitStep).placement;
    expect(placementOf('omit: []')).to.deep.equal({ form: 'cursor' });
    expect(placementOf('at: 10:00:30')).to.include({ form: 'time-of-day', secondOfDay: 36_030 });
    expect(placementOf('at: 2026-11-24T10:00:00+01:00')).to.include({
      form: 'instant',
      at: Date.UTC(2026, 10, 24, 9),
    });
    expect(placementOf('after: 2m')).to.deep.equal({ form: 'after-previous', byMs: 120_000 });
    const later = parseWith(
      '',
      '  - id: first\n    emit: sms.sent\n  - again: first\n    after: { step: first, by: 1.5s }',
    );
    expect((later.steps[1] as EmitStep).placement).to.deep.equal({
      form: 'after-step',
      stepId: 'first',
      byMs: 1_500,
    });
  });

  it('makes the mix of a repeat one event step, with the id and expectation that stand beside it', () => {
    const repeat = firstStep(
      '  - repeat: 4\n    id: many\n    mix: { sms.sent: 3, email.sent: 1 }\n    expect: { status: [2xx, 404] }',
    ) as RepeatStep;
    expect(repeat).to.include({ form: 'repeat', id: null, count: 4 });
    expect(repeat.pace).to.deep.equal({ by: 'over', ms: 0, spacing: 'even' });
    expect(repeat.steps).to.have.lengthOf(1);
    const event = repeat.steps[0] as EmitStep;
    expect(event).to.include({ form: 'emit', id: 'many', identity: 'many' });
    expect(event.kinds).to.deep.equal([
      { kind: 'sms.sent', weight: 3 },
      { kind: 'email.sent', weight: 1 },
    ]);
    expect(event.expect?.status).to.deep.equal(['2xx', 404]);
    expect(event).not.to.have.any.keys('repeat', 'mix', 'every', 'over', 'spacing');
  });

  it('fills the size of a fault that has one', () => {
    const faultOf = (fault: string): unknown =>
      (firstStep(`  - emit: sms.sent\n    fault: ${fault}`) as EmitStep).fault;
    expect(faultOf('signature-na')).to.deep.equal({ name: 'signature-na' });
    expect(faultOf('timestamp-stale')).to.deep.equal({ name: 'timestamp-stale', byMs: 3_600_000 });
    expect(faultOf('{ name: timestamp-stale, by: 5m }')).to.deep.equal({
      name: 'timestamp-stale',
      byMs: 300_000,
    });
  });

  it('takes a retry policy by name, or makes one on top of highlevel-2026', () => {
    expect(parseWith('sender: { retry: highlevel-2025 }').sender.retry).to.equal(
      RETRY_POLICIES['highlevel-2025'],
    );
    expect(
      parseWith('sender: { retry: { on: [429, 5xx, timeout], max: 3, base: 2s } }').sender.retry,
    ).to.deep.equal({
      ...RETRY_POLICIES['highlevel-2026'],
      name: 'custom',
      on: [429, '5xx', 'timeout'],
      max: 3,
      baseMs: 2_000,
    });
  });

  it('scripts the embedded receiver', () => {
    expect(parseWith('receiver: { answers: [500, timeout, 200], delay: 20ms }').receiver).to.deep.equal({
      answers: [500, 'timeout', 200],
      delayMs: 20,
    });
    expect(parseWith('receiver: {}').receiver).to.deep.equal({ answers: [200], delayMs: 0 });
  });

  it('bounds a run by counts and shares', () => {
    expect(parseWith('expect: { lost: 2, rejected: 1.5% }').expect).to.deep.equal({
      lost: { count: 2 },
      rejected: { share: 0.015 },
    });
  });

  it('follows aliases', () => {
    const { cast } = parseWith(
      'cast:\n  ada: &vip { tags: [vip] }\n  ben: *vip',
      '  - emit: sms.sent\n    contact: ben',
    );
    expect(cast).to.deep.equal([
      { name: 'ada', tags: ['vip'] },
      { name: 'ben', tags: ['vip'] },
    ]);
  });

  it('reads dates, times and yes as the text they are, whatever version of YAML the file claims', () => {
    const scenario = parseScenario(`%YAML 1.1\n---\n${CLINIC_TUESDAY.replace('clinic-tuesday', 'yes')}`);
    expect(scenario.name).to.equal('yes');
  });

  it('takes names that every JavaScript object has for names like any other', () => {
    const error = refusalOf('version: 1\nname: test\nsteps:\n  - emit: sms.sent\n    contact: toString\n');
    expect(error.problems.map((problem) => problem.message)).to.deep.equal([
      'there is no "toString" in the cast. It has contact.',
    ]);
  });

  it('lets an event that is about no contact do without one', () => {
    const cast = 'cast: { ada: {}, ben: {} }';
    expect((parseWith(cast, '  - emit: app.install').steps[0] as EmitStep).contact).to.equal(undefined);
    expect(() => parseWith(cast, '  - emit: sms.sent')).to.throw('"contact" is missing');
    expect(() => parseWith(cast, '  - emit: ContactCreate')).to.throw('"contact" is missing');
  });

  it('allows {{ contact.name }} with blanks inside', () => {
    expect((firstStep('  - emit: sms.sent\n    text: "Hi {{ contact.name }}"') as EmitStep).text).to.contain(
      '{{ ',
    );
  });

  it('lets an again, and templates, refer to an again', () => {
    const steps =
      '  - id: a\n    emit: sms.sent\n  - id: b\n    again: a\n    set: { extra: 1 }\n' +
      '  - again: b\n  - emit: sms.sent\n    text: "{{steps.b.messageId}} {{steps.b.extra}}"';
    expect(parseWith('', steps).steps).to.have.lengthOf(4);
  });
});

describe('parseScenario() on objects', () => {
  it('tells the way to each problem', () => {
    const error = refusalOf({
      version: 1,
      name: 'test',
      steps: [{ emit: 'sms.sent' }, { wait: '3s' }, { emit: 'sms.snt', set: { 'meta.x': 1, '': 2 } }],
    });
    expect(error.message).to.equal(
      'Failed to read scenario: 2 problems.\n' +
        'steps[2].emit: must be a kind of event, not "sms.snt". Did you mean "sms.sent"?\n' +
        'steps[2].set[""]: "" is no path: a name is missing beside a dot.',
    );
  });

  it('names the file an object came from', () => {
    const error = refusalOf({ version: 1, name: 'test' }, 'scenarios/a.ts');
    expect(error.message).to.equal(
      'Failed to read scenario "scenarios/a.ts": 1 problem.\nscenarios/a.ts: "steps" is missing.',
    );
    expect(error.problems[0]?.position).to.deep.equal({
      file: 'scenarios/a.ts',
      line: null,
      column: null,
      path: '',
    });
  });

  it('refuses what JSON does not have', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    const error = refusalOf({
      version: 1,
      name: 'test',
      startsAt: new Date(0),
      steps: [{ emit: 'sms.sent', text: undefined, set: { a: () => 1, b: loop, c: 1n, d: Number.NaN } }],
    });
    expect(error.problems.map((problem) => problem.text)).to.deep.equal([
      'startsAt: a Date is no value that JSON has; write it as text.',
      'steps[0].set.a: a function is no value that JSON has.',
      'steps[0].set.b.self: this object holds itself.',
      'steps[0].set.c: a bigint is no value that JSON has.',
      'steps[0].set.d: NaN is no value that JSON has.',
    ]);
  });

  it('refuses __proto__, constructor and prototype as keys', () => {
    const tree = JSON.parse(
      '{"version":1,"name":"test","steps":[{"emit":"sms.sent","set":{"__proto__":{"x":1}}}]}',
    );
    expect(refusalOf(tree).problems[0]?.text).to.equal('steps[0].set: the key "__proto__" is not allowed.');
    expect(Object.hasOwn(Object.prototype, 'x')).to.equal(false);
  });
});

describe('the limits of parseScenario()', () => {
  it('refuses a text longer than 1 MiB', () => {
    const error = refusalOf(`version: 1\nname: ${'x'.repeat(1_048_576)}\n`, 'long.yaml');
    expect(error.code).to.equal('HL_SCENARIO_INVALID');
    expect(error.message).to.contain('longer than 1 MiB');
    expect(error.problems).to.have.lengthOf(1);
  });

  it('stops at nesting that would exhaust the stack', () => {
    for (const text of ['['.repeat(100_000), '- '.repeat(100_000), '{a: '.repeat(100_000)]) {
      expect(refusalOf(text).problems[0]?.message).to.equal('this is nested more than 32 levels deep.');
    }
  });

  it('stops an alias that stands for itself', () => {
    const error = refusalOf('version: 1\nname: test\nsteps:\n  - emit: sms.sent\n    set: &s { a: *s }\n');
    expect(error.message).to.contain('levels deep');
  });

  it('stops at 30000 values', () => {
    const error = refusalOf({
      version: 1,
      name: 'test',
      steps: Array.from({ length: 20_000 }, () => ({ wait: '1s' })),
    });
    expect(error.message).to.contain('this is more than 30000 values');
    const text = `version: 1\nname: test\nsteps:\n${'- wait: 1s\n'.repeat(20_000)}`;
    expect(refusalOf(text).problems.map((problem) => problem.message)).to.deep.equal([
      'this is more than 30000 values; use repeat and each instead of writing every step.',
    ]);
  });

  it('stops at a list of too many places, without a look at each', () => {
    const error = refusalOf({ version: 1, name: 'test', steps: new Array(2 ** 32 - 1) });
    expect(error.problems.map(({ text }) => text)).to.deep.equal([
      'steps: this is more than 30000 values; use repeat and each instead of writing every step.',
    ]);
  });

  it('prints a hundred problems and counts the rest', () => {
    const kinds = Array.from({ length: 250 }, (_, n) => `- emit: nope${n}\n`);
    const error = refusalOf(`version: 1\nname: test\nsteps:\n${kinds.join('')}`);
    expect(error.problems).to.have.lengthOf(250);
    expect(error.message)
      .to.contain('250 problems')
      .and.to.match(/… and 150 more\.$/);
  });

  it('prints three places of one mistake, and how many more there are', () => {
    const error = refusalOf(`version: 1\nname: test\nsteps:\n${'- emit: sms.snt\n'.repeat(200)}`);
    expect(error.problems).to.have.lengthOf(200);
    const mistake = 'must be a kind of event, not "sms.snt". Did you mean "sms.sent"?';
    expect(error.message.split(mistake)).to.have.lengthOf(5);
    expect(error.message.endsWith(`\n… and the same in 197 more places: ${mistake}`)).to.equal(true);
  });

  it('shows a window of a long line, and no character that steers a terminal', () => {
    const error = refusalOf(`version: 1\nname: "${'x'.repeat(500)}\u001b[31m", nope: 1\n`);
    expect(error.message).not.to.contain('\u001b');
    expect(error.message.split('\n').every((line) => line.length < 200)).to.equal(true);
  });
});
