import { expect } from 'chai';
import type { AgainStep, EmitStep } from '../../src/model/scenario.ts';
import { stepReferences } from '../../src/timeline/step-references.ts';
import { readSketch } from './plan-events.ts';

const earlier = ['a', 'b', 'c', 'd'].map((id) => ({ id, emit: 'email.sent', contact: 'ada' }));

function referencesOf(step: object): readonly string[] {
  const read = readSketch({
    steps: [...earlier, { id: 'sms', emit: 'sms.failed', contact: 'ada' }, step],
  }).steps.at(-1);
  return [...stepReferences(read as EmitStep | AgainStep)].sort();
}

describe('stepReferences()', () => {
  it('finds what a step resends and the thread it continues', () => {
    expect(referencesOf({ emit: 'sms.sent', contact: 'ada', resends: 'sms' })).to.deep.equal(['sms']);
    expect(referencesOf({ emit: 'email.sent', contact: 'ada', email: { thread: 'a' } })).to.deep.equal(['a']);
  });

  it('finds templates in text, email and set, at any depth, each step once', () => {
    const email = {
      subject: '{{steps.a.subject}} {{ steps.b.subject }}',
      html: '{{steps.a.body}}',
      cc: ['{{steps.c.to}}'],
    };
    const set = { x: [{ y: 'see {{steps.d.threadId}}' }] };
    expect(referencesOf({ emit: 'email.sent', contact: 'ada', email, set })).to.deep.equal([
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(referencesOf({ emit: 'sms.sent', contact: 'ada', text: '{{steps.a.subject}}' })).to.deep.equal([
      'a',
    ]);
  });

  it('finds templates in the set of an again, and not what it repeats', () => {
    expect(referencesOf({ again: 'a', set: { x: '{{steps.b.subject}}' } })).to.deep.equal(['b']);
    expect(referencesOf({ again: 'a' })).to.deep.equal([]);
  });

  it('finds nothing in other templates', () => {
    expect(
      referencesOf({ emit: 'sms.sent', contact: 'ada', text: '{{contact.name}} steps.a.b' }),
    ).to.deep.equal([]);
  });
});
