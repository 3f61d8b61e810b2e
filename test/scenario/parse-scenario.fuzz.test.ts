import { expect } from 'chai';
import fc from 'fast-check';
import { ScenarioError } from '../../src/errors/scenario-error.ts';
import { parseScenario, type ScenarioSource } from '../../src/scenario/parse-scenario.ts';
import { CLINIC_TUESDAY } from './clinic-tuesday.ts';

/** Nothing but a scenario, or a ScenarioError whose every problem has a position inside the text. */
function expectScenarioOrProblems(source: ScenarioSource): void {
  try {
    parseScenario(source, { file: 'fuzz.yaml' });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    expect(error.code).to.equal('HL_SCENARIO_INVALID');
    expect(error.problems).to.have.lengthOf.above(0);
    if (typeof source !== 'string') return;
    const lines = source.split('\n');
    for (const { position, text } of error.problems) {
      const { line, column } = position;
      if (line === null || column === null) throw new Error(`No position: ${text}`);
      expect(line).to.be.within(1, lines.length);
      expect(column).to.be.within(1, (lines[line - 1] as string).length + 1);
      expect(text.startsWith(`fuzz.yaml:${line}:${column}: `)).to.equal(true);
    }
  }
}

const PIECES = [
  ...CLINIC_TUESDAY.split(/(\n|: |, |[{}[\]"])/),
  ...[
    '\t',
    '{{',
    '}}',
    '- ',
    '? ',
    '&a ',
    '*a',
    '!t ',
    '| ',
    '> ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '<<: ',
    '#',
    "'",
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'null',
    '~',
    '.nan',
    '0x10',
    '1e999',
    '+12125550141',
  ],
  ...[
    'repeat: ',
    'mix: ',
    'steps: ',
    'fault: ',
    'set: ',
    '{{steps.first.messageId}}',
    '{{faker.',
    '\r\n',
    '\u0000',
  ],
];

const mutation = fc.record({
  at: fc.nat(CLINIC_TUESDAY.length),
  drop: fc.nat(30),
  insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })),
});

const key = fc.constantFrom(
  ...'version name steps cast users locations sender receiver expect emit again wait each repeat mix every over'.split(
    ' ',
  ),
  ...'contact user location call text email set omit fault id at after resends revision count toString'.split(
    ' ',
  ),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<unknown>(
      'sms.sent',
      'contact',
      'first',
      '3s',
      1,
      0,
      -1,
      null,
      true,
      1.5,
      {},
      [],
      '{{x}}',
      '10:00',
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 6 }),
  ),
}));

describe('parseScenario() on anything', () => {
  it('survives random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), expectScenarioOrProblems), {
      numRuns: 300,
    });
  });

  it('survives pieces of scenarios in any order', () => {
    const shuffled = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(shuffled, expectScenarioOrProblems), { numRuns: 500 });
  });

  it('survives a good scenario with parts cut out and put in', () => {
    const mutated = fc
      .array(mutation, { minLength: 1, maxLength: 4 })
      .map((mutations) =>
        mutations.reduce(
          (text, { at, drop, insert }) => text.slice(0, at) + insert + text.slice(at + drop),
          CLINIC_TUESDAY,
        ),
      );
    fc.assert(fc.property(mutated, expectScenarioOrProblems), { numRuns: 500 });
  }).timeout(60_000);

  it('survives objects of any shape', () => {
    const tree = fc.record({
      version: fc.constant(1),
      name: fc.constant('fuzz'),
      cast: value,
      users: value,
      sender: value,
      expect: value,
      steps: fc.oneof(value, fc.array(fc.dictionary(key, value, { maxKeys: 5 }), { maxLength: 5 })),
    });
    fc.assert(
      fc.property(tree, (shape) => expectScenarioOrProblems(shape as ScenarioSource)),
      { numRuns: 500 },
    );
  });

  it('takes hostile bulk without hanging', () => {
    const many = (count: number, make: (index: number) => string): string =>
      Array.from({ length: count }, (_, i) => make(i)).join('');
    const head = 'version: 1\nname: x\n';
    for (const text of [
      many(25_000, (i) => `k${i}: 1\n`),
      `${head}steps:\n${many(5_000, (i) => `- { id: a${i}, again: b${i} }\n`)}`,
      `${head}steps:\n${many(5_000, (i) => `- { id: a${i}, again: a${i - 1} }\n`)}`,
      `${head}cast: {${many(5_000, (i) => `c${i}: {}, `)}}\nsteps:\n${many(5_000, (i) => `- { emit: sms.sent, contact: x${i} }\n`)}`,
      `${head}locations: { a: { timezone: ${'x'.repeat(900_000)} } }\nsteps: [${'x'.repeat(90_000)}]\n`,
      JSON.stringify({ version: 1, name: 'x', steps: Array.from({ length: 7_000 }, () => ({ emit: 'x' })) }),
      '"'.repeat(30_000),
      '&a '.repeat(20_000),
      '}'.repeat(30_000),
    ]) {
      expectScenarioOrProblems(text);
    }
  }).timeout(60_000);
});
