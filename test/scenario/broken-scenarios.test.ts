import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { expect } from 'chai';
import { ScenarioError } from '../../src/errors/scenario-error.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';

const FOLDER = new URL('./broken/', import.meta.url);
const files = readdirSync(FOLDER).sort();
const scenarios = files.filter((file) => !file.endsWith('.txt'));

function nameExpectation(file: string): string {
  return `${basename(file, extname(file))}.txt`;
}

function readProblems(file: string): string {
  try {
    parseScenario(readFileSync(new URL(file, FOLDER), 'utf8'), { file });
  } catch (error) {
    expect(error).to.be.instanceOf(ScenarioError);
    return `${(error as ScenarioError).message}\n`;
  }
  throw new Error(`${file} was expected to be refused, and was accepted.`);
}

describe('parseScenario() on broken files', () => {
  it('has at least 25 of them, each with the exact message it leads to', () => {
    expect(scenarios.length).to.be.at.least(25);
    expect(files.filter((file) => file.endsWith('.txt'))).to.deep.equal(scenarios.map(nameExpectation));
  });

  for (const file of scenarios) {
    it(`tells every problem of ${file}`, () => {
      const expected = new URL(nameExpectation(file), FOLDER);
      expect(existsSync(expected), `${nameExpectation(file)} is missing`).to.equal(true);
      expect(readProblems(file)).to.equal(readFileSync(expected, 'utf8'));
    });
  }
});
