import type { LoadStarted, RunStarted } from '../model/journal.ts';
import type { Scenario } from '../model/scenario.ts';
import { parseScenario, type ScenarioSource } from '../scenario/parse-scenario.ts';
import { isModulePath } from './load-module.ts';

/**
 * Reads the scenario of a recorded run or load.
 *
 * @remarks One that was told as an object, or by a module, was recorded as JSON. Its lines are no lines of the user's,
 * so nothing is said of them.
 * @throws {@link ScenarioError} when it is none for this version
 */
export function readRecordedScenario({ scenario }: RunStarted | LoadStarted): Scenario {
  const { file, name, text } = scenario;
  const hasLines = file !== null && !isModulePath(file);
  return parseScenario(hasLines ? text : readTree(text), { file: file ?? name });
}

function readTree(text: string): ScenarioSource {
  try {
    return JSON.parse(text) as ScenarioSource;
  } catch {
    return text;
  }
}
