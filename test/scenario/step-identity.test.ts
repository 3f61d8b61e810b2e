import { expect } from 'chai';
import fc from 'fast-check';
import type { Step } from '../../src/model/scenario.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';

type Tree = { readonly [key: string]: unknown };

function listSteps(steps: readonly Tree[]): readonly Step[] {
  const cast = { ada: {}, ben: {}, walkIns: { count: 3 } };
  const tree = { version: 1, name: 'test', cast, steps };
  return parseScenario(tree).steps;
}

function flatten(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => ('steps' in step ? [step, ...flatten(step.steps)] : [step]));
}

function identitiesOf(steps: readonly Tree[]): readonly string[] {
  return flatten(listSteps(steps)).map((step) => step.identity);
}

const kind = fc.constantFrom('sms.sent', 'email.sent', 'call.answered');
const contact = fc.constantFrom('ada', 'ben');
const emit = fc.record({ emit: kind, contact });
const inner = fc.array(fc.record({ emit: kind }), { minLength: 1, maxLength: 3 });
const step: fc.Arbitrary<Tree> = fc.oneof(
  emit,
  fc.record({ wait: fc.constantFrom('1s', '2s') }),
  fc.record({ each: fc.constant('walkIns'), steps: inner }),
  fc.record({
    repeat: fc.integer({ min: 1, max: 9 }),
    contact: fc.constantFrom('ada', 'walkIns'),
    steps: inner,
  }),
  fc.record({
    repeat: fc.integer({ min: 1, max: 9 }),
    contact,
    mix: fc.constant({ 'sms.sent': 1, 'email.sent': 2 }),
  }),
);
const story = fc.array(step, { minLength: 1, maxLength: 8 });

describe('the identity of a step', () => {
  it('is its id, or tells block, form, kinds, contact and ordinal', () => {
    expect(
      identitiesOf([
        { id: 'first', emit: 'sms.sent', contact: 'ada' },
        { emit: 'sms.sent', contact: 'ada' },
        { emit: 'sms.sent', contact: 'ben' },
        { each: 'walkIns', steps: [{ emit: 'sms.sent' }, { emit: 'sms.sent', contact: 'walkIns' }] },
        { again: 'first' },
        { repeat: 2, contact: 'ada', mix: { 'sms.sent': 2, 'email.sent': 1 } },
      ]),
    ).to.deep.equal([
      'first',
      'emit sms.sent @"ada" #2',
      'emit sms.sent @"ben" #1',
      'each @"walkIns" #1',
      'each @"walkIns" #1 / emit sms.sent @"walkIns" #1',
      'each @"walkIns" #1 / emit sms.sent @"walkIns" #2',
      'again first #1',
      'repeat email.sent sms.sent @"ada" #1',
      'repeat email.sent sms.sent @"ada" #1 / emit email.sent sms.sent @"ada" #1',
    ]);
  });

  it('is unlike that of any other step', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const identities = identitiesOf(steps);
        expect(new Set(identities).size).to.equal(identities.length);
      }),
    );
  });

  it('stays when another step is given other values, or an id', () => {
    fc.assert(
      fc.property(
        story,
        fc.nat(),
        fc.constantFrom('id', 'text', 'wait', 'repeat', 'every'),
        (steps, pick, edit) => {
          const at = pick % steps.length;
          const changed = steps.map((tree, index) => (index === at ? editStep(tree, edit) : tree));
          const others = (list: readonly Tree[]): readonly (readonly string[])[] =>
            listSteps(list)
              .map((each) => flatten([each]).map(({ identity }) => identity))
              .filter((_, index) => index !== at);
          expect(others(changed)).to.deep.equal(others(steps));
        },
      ),
    );
  });

  it('stays when a step is inserted, but for equal steps behind it', () => {
    fc.assert(
      fc.property(story, emit, fc.nat(), (steps, inserted, pick) => {
        const at = pick % (steps.length + 1);
        const before = listSteps(steps);
        const after = listSteps([...steps.slice(0, at), inserted, ...steps.slice(at)]).filter(
          (_, i) => i !== at,
        );
        before.forEach((unchanged, index) => {
          const tree = steps[index] as Tree;
          const isTwinBehind =
            index >= at && tree.emit === inserted.emit && tree.contact === inserted.contact;
          if (!isTwinBehind)
            expect(flatten([after[index] as Step])[0]?.identity).to.equal(unchanged.identity);
        });
      }),
    );
  });
});

/** Changes what a step's identity does not hang on. */
function editStep(tree: Tree, edit: string): Tree {
  if (edit === 'id' && 'emit' in tree) return { ...tree, id: 'named' };
  if (edit === 'text' && tree.emit === 'sms.sent') return { ...tree, text: 'Other words' };
  if (edit === 'wait' && 'wait' in tree) return { wait: '9s' };
  if (edit === 'repeat' && 'repeat' in tree) return { ...tree, repeat: 77 };
  if (edit === 'every' && ('each' in tree || 'repeat' in tree)) return { ...tree, every: '5s' };
  return tree;
}
