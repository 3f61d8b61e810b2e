import { expect } from 'chai';
import type { RunStarted } from '../../src/model/journal.ts';
import { readRecordedScenario } from '../../src/run/read-recorded-scenario.ts';

const YAML = 'version: 1\nname: told\nsteps:\n  - emit: sms.sent\n    expect: { status: 2xx }\n';
const JSON_TEXT =
  '{\n  "version": 1,\n  "name": "told",\n  "steps": [{ "emit": "sms.sent", "expect": { "status": "2xx" } }]\n}';

function placeOf(scenario: RunStarted['scenario']) {
  const { steps, name } = readRecordedScenario({ scenario } as RunStarted);
  const [step] = steps;
  if (step?.form !== 'emit') throw new Error('The step is no emit.');
  return { name, line: step.expect?.position.line, path: step.position.path };
}

describe('readRecordedScenario()', () => {
  it('knows the lines of a file', () => {
    for (const [file, text, line] of [
      ['told.yaml', YAML, 5],
      ['told.json', JSON_TEXT, 4],
    ] as const) {
      expect(placeOf({ name: 'told', file, text })).to.deep.equal({ name: 'told', line, path: 'steps[0]' });
    }
  });

  it('claims no lines for a module or an object, as theirs were never recorded', () => {
    for (const file of ['told.ts', 'told.cjs', null]) {
      const place = placeOf({ name: 'told', file, text: JSON_TEXT });
      expect(place).to.deep.equal({ name: 'told', line: null, path: 'steps[0]' });
    }
  });

  it('reads a text that had no file', () => {
    expect(placeOf({ name: 'told', file: null, text: YAML }).name).to.equal('told');
  });
});
