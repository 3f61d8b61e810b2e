import { expect } from 'chai';
import { defineScenario } from '../../src/scenario/define-scenario.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';

describe('defineScenario()', () => {
  it('gives back a scenario that parseScenario takes', () => {
    const tree = defineScenario({
      version: 1,
      name: 'hello',
      cast: { ada: { name: 'Ada Okafor' }, walkIns: { count: 3 } },
      sender: { retry: { on: [429, '5xx'] } },
      steps: [
        {
          id: 'first',
          emit: 'sms.sent',
          contact: 'ada',
          set: { attachments: ['https://example.com/a.png'], 'meta.tags': ['vip', 1, null] },
        },
        { each: 'walkIns', steps: [{ emit: 'sms.sent' }, { wait: '3s' }] },
        { repeat: 3, mix: { 'sms.sent': 1 }, contact: 'walkIns' },
        { again: 'first', after: { step: 'first', by: '1m' }, expect: { status: ['2xx', 409] } },
      ],
    });
    expect(parseScenario(tree).steps).to.have.lengthOf(4);
  });

  it('is typed: a kind that does not exist does not compile', () => {
    // @ts-expect-error "sms.snt" is no kind of event.
    const tree = defineScenario({ version: 1, name: 'hello', steps: [{ emit: 'sms.snt' }] });
    expect(() => parseScenario(tree)).to.throw('Did you mean "sms.sent"?');
  });
});
