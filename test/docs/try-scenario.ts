import { expect } from 'chai';
import { isScenarioError } from '../../src/errors/scenario-error.ts';
import { validateScenario } from '../../src/run/validate-scenario.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import type { Block } from './read-blocks.ts';

const PEOPLE = `
cast: { ada: { name: Ada Okafor }, leads: { count: 3 } }
users: { jo: { name: Jo Lindqvist } }
locations: { downtown: { name: Downtown Dental } }
`;

/** What a mark of a `yaml` block says it is, and how that becomes a whole scenario. */
const COMPLETIONS: Readonly<Record<string, (text: string) => string>> = {
  // A scenario as it stands, good or with mistakes that have to be found.
  scenario: (text) => text,
  broken: (text) => text,
  // Keys of the top level.
  keys: (text) => `version: 1\nname: shown\n${text}\n${/^steps:/m.test(text) ? '' : 'steps: [{ wait: 1s }]'}`,
  // Steps of a story about one contact, `ada`, and a group, `leads`.
  steps: (text) => `version: 1\nname: shown\nstartsAt: 2026-03-10T09:00:00-05:00${PEOPLE}steps:\n${text}`,
};

/** What `yaml` blocks can be marked as. */
const SCENARIO_MARKS: readonly string[] = Object.keys(COMPLETIONS);

/** Plans the scenario a `yaml` block shows, or finds the mistakes of one that is marked as broken. */
export function tryScenario(block: Block): void {
  const mark = SCENARIO_MARKS.find((one) => block.marks.includes(one));
  const complete = mark === undefined ? undefined : COMPLETIONS[mark];
  if (complete === undefined) throw new Error(`Mark the block with one of ${SCENARIO_MARKS.join(', ')}.`);
  const plan = (): unknown => validateScenario(parseScenario(complete(block.text)), { strict: false });
  if (mark === 'broken') expect(plan).to.throw().that.satisfies(isScenarioError);
  else plan();
}
