import type { ScenarioTree } from '../model/scenario.ts';
import type { ScenarioFile } from './generated/scenario-file.ts';

/**
 * Gives a scenario written in TypeScript or JavaScript its types; it checks nothing by itself.
 *
 * @returns The same object, for `parseScenario`, or as the default export of a scenario file.
 * @example
 * defineScenario({ version: 1, name: 'hello', steps: [{ emit: 'sms.sent' }] });
 */
export function defineScenario(scenario: ScenarioFile): ScenarioTree {
  return scenario as unknown as ScenarioTree;
}
