import { ScenarioError } from '../errors/scenario-error.ts';
import type { Scenario } from '../model/scenario.ts';
import { buildScenario } from './build-scenario.ts';
import { checkMeaning } from './check-meaning.ts';
import { checkShape } from './check-shape.ts';
import type { ScenarioFile } from './generated/scenario-file.ts';
import { createInvalidError, createProblemLog } from './problem-log.ts';
import { readObjectTree } from './read-object-tree.ts';
import { readYamlTree } from './read-yaml-tree.ts';

/** How long the text of a scenario may be, in bytes of UTF-8 (1 MiB). */
export const MAX_SCENARIO_BYTES = 1_048_576;

/** What a scenario can be parsed from: its text, or an object, whose shape is checked like that of a file. */
export type ScenarioSource = string | ScenarioFile | Readonly<Record<string, unknown>>;

/** How {@link parseScenario} reads. */
export type ParseScenarioOptions = {
  /**
   * What problems and positions call the source.
   *
   * @default none: texts are called `<scenario>`, positions have no file
   */
  readonly file?: string;
};

/**
 * Parses a scenario and checks all of it.
 *
 * @param source The text of a scenario (YAML 1.2 or JSON), or an object of the same shape. Not a path.
 * @throws {@link ScenarioError} `HL_SCENARIO_INVALID`, with every problem found, in the order of the text.
 * @example
 * parseScenario('version: 1\nname: hello\nsteps:\n  - emit: sms.sent\n').steps.length; // 1
 */
export function parseScenario(source: ScenarioSource, options: ParseScenarioOptions = {}): Scenario {
  const file = options.file ?? null;
  const text = typeof source === 'string' ? source.replace(/^\uFEFF/, '') : null;
  if (text !== null && Buffer.byteLength(text) > MAX_SCENARIO_BYTES) throw createTooLongError(file);
  const reading = text === null ? readObjectTree(source, file) : readYamlTree(text, file);
  const log = createProblemLog(reading);
  if (reading.whole) {
    checkShape(reading.tree, log.report);
    checkMeaning(reading.tree, log.report);
  }
  if (log.findings.length > 0) throw createInvalidError(reading.tree, log.findings);
  return buildScenario(reading.tree, text ?? JSON.stringify(source, null, 2));
}

function createTooLongError(file: string | null): ScenarioError {
  const thing = file === null ? 'scenario' : `scenario "${file}"`;
  const message = 'it is longer than 1 MiB. Use repeat and each instead of writing every step.';
  const position = { file, line: null, column: null, path: '' };
  const text = file === null ? message : `${file}: ${message}`;
  return new ScenarioError('HL_SCENARIO_INVALID', `Failed to read ${thing}: ${message}`, [
    { message, position, text },
  ]);
}
