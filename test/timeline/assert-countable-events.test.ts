import { expect } from 'chai';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import { planTimeline } from '../../src/timeline/plan-timeline.ts';

const HEAD = 'version: 1\nname: many\ncast: { ada: { name: Ada }, crowd: { count: 1000000 } }\nsteps:\n';

function plan(steps: string, maxEvents?: number) {
  return planTimeline(parseScenario(`${HEAD}${steps}`, { file: 'many.yaml' }), {
    ...(maxEvents && { maxEvents }),
  });
}

const emit = '{ emit: sms.sent, contact: ada }';

describe('the bound on the events of a story', () => {
  const tooLong: Readonly<Record<string, readonly [steps: string, position: string]>> = {
    'repeats that multiply': [
      `  - ${emit}\n  - repeat: 10000000\n    steps:\n      - repeat: 10000000\n        steps: [${emit}]\n`,
      '8:9',
    ],
    'repeats inside a large group': [
      `  - each: crowd\n    steps:\n      - repeat: 11\n        emit: sms.sent\n`,
      '7:9',
    ],
    'steps that add up': [
      `  - { repeat: 6000000, emit: sms.sent, contact: ada }\n  - { repeat: 6000000, emit: sms.sent, contact: ada }\n`,
      '6:5',
    ],
    'many steps in a block that repeats': [`  - repeat: 6000000\n    steps: [${emit}, ${emit}]\n`, '6:47'],
  };
  for (const [what, [steps, position]] of Object.entries(tooLong)) {
    it(`refuses ${what}, at the step that is to blame`, () => {
      expect(() => plan(steps))
        .to.throw(
          `Failed to plan many.yaml:${position}: with this step the story has more than 10000000 events. ` +
            'Repeat less often, or allow more with --max-events.',
        )
        .with.property('code', 'HL_TIMELINE_TOO_LONG');
    });
  }

  it('lets exactly as many through', () => {
    const steps = `  - { repeat: 3, emit: sms.sent, contact: ada }\n  - { wait: 1s }\n  - ${emit}\n`;
    expect([...plan(steps, 4).events]).to.have.length(4);
    expect(() => plan(steps, 3)).to.throw('many.yaml:7:5: with this step the story has more than 3 events.');
  });
});
