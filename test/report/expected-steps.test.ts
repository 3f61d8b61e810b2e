import { expect } from 'chai';
import type { Scenario, Step } from '../../src/model/scenario.ts';
import { listExpectedSteps } from '../../src/report/expected-steps.ts';
import { scenarioOf } from './play-entries.ts';

describe('listExpectedSteps()', () => {
  it('lists the steps that expect something, in file order, and no other', () => {
    const scenario = scenarioOf([
      { id: 'a', expect: { attempts: 1 } },
      { id: 'b' },
      { expect: { attempts: 2 } },
    ]);
    const listed = listExpectedSteps(scenario).map(({ stepId, stepPath }) => [stepId, stepPath]);
    expect(listed).to.deep.equal([
      ['a', 'steps[0]'],
      [null, 'steps[2]'],
    ]);
  });

  it('counts the rounds of the blocks around a step', () => {
    const flat = scenarioOf([{ expect: { attempts: 1 } }]);
    const origin = {
      id: null,
      identity: 'x',
      position: { file: null, line: null, column: null, path: 'steps[0]' },
    };
    const pace = { by: 'every', ms: 1000, spacing: 'even' } as const;
    const repeat: Step = { ...origin, form: 'repeat', count: 5, pace, steps: flat.steps };
    const each: Step = { ...origin, form: 'each', group: 'walkIns', everyMs: 0, steps: [repeat] };
    const cast: Scenario['cast'] = [{ name: 'ada' }, { name: 'walkIns', count: 12 }];
    const counts = listExpectedSteps({ ...flat, cast, steps: [each] }).map((step) => step.eventCount);
    expect(counts).to.deep.equal([60]);
  });
});
