import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { findShippedScenario, shippedScenarioNames } from '../../src/run/shipped-scenarios.ts';

describe('the shipped scenarios', () => {
  it('name their schema by the path it has from the root of a project, where one is copied to', () => {
    const names = shippedScenarioNames();
    expect(names).to.include('new-lead');
    for (const name of names) {
      const [, path] = /\$schema=(\S+)/.exec(readFileSync(findShippedScenario(name).path, 'utf8')) ?? [];
      expect(path, name).to.equal('./node_modules/highlevel-mock/dist/scenario.schema.json');
    }
  });

  it('are named in positions by their place in the package, not on this machine', () => {
    const { steps } = findShippedScenario('signature-drill').scenario;
    expect(steps[0]?.position).to.deep.include({ file: 'scenarios/signature-drill.yaml', line: 9 });
  });
});
