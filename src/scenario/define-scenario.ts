import type { ScenarioFile } from './generated/scenario-file.ts';

/**
 * Gives a scenario written in TypeScript or JavaScript its types; it checks nothing by itself.
 *
 * @returns The same object, for `runScenario` or `parseScenario`, or as the default export of a scenario file.
 * @example
 * defineScenario({ version: 1, name: 'hello', steps: [{ emit: 'sms.sent' }] });
 */
export function defineScenario(scenario: ScenarioFile): ScenarioFile {
  return scenario;
}
