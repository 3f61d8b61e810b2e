import { expect } from 'chai';
import { maskScenarioText } from '../../src/scenario/mask-scenario-text.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';

const STEPS = 'version: 1\nname: x\nsteps:\n  - emit: sms.sent\n    text: token abc\n';

describe('maskScenarioText()', () => {
  for (const [form, headers] of [
    ['plain', '{ x-token: abc }'],
    ['in single quotes', "{ x-token: 'abc' }"],
    ['in double quotes, with escapes', '{ x-token: "\\u0061bc" }'],
    ['under a quoted name', '{ "x-token": abc }'],
    ['with an anchor', '{ x-token: &one abc, x-key: *one }'],
    ['as a block', '\n    x-token: |-\n      abc\n    x-team: red'],
  ] as const) {
    it(`takes out a value that is written ${form}, and leaves a scenario`, () => {
      const text = `${STEPS}sender:\n  headers: ${headers}\n`;
      expect(parseScenario(text).sender.headers).to.include({ 'x-token': 'abc' });
      const masked = maskScenarioText(text);
      expect(masked.slice(STEPS.length)).not.to.match(/abc|u0061/);
      expect(masked.slice(0, STEPS.length)).to.equal(STEPS);
      expect(parseScenario(masked).sender.headers).to.include({ 'x-token': '(masked)' });
    });
  }

  it('takes it out of the JSON of an object, too', () => {
    const text = JSON.stringify({ sender: { headers: { cookie: 'a="b"' } }, name: 'a="b"' }, null, 2);
    expect(JSON.parse(maskScenarioText(text))).to.deep.equal({
      sender: { headers: { cookie: '(masked)' } },
      name: 'a="b"',
    });
  });

  it('leaves a scenario without secrets as it is', () => {
    for (const text of [STEPS, `${STEPS}sender: { headers: { x-team: red } }\n`]) {
      expect(maskScenarioText(text)).to.equal(text);
    }
  });
});
