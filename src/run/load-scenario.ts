import { statSync } from 'node:fs';
import { ScenarioError } from '../errors/scenario-error.ts';
import type { Scenario } from '../model/scenario.ts';
import { nameFile } from '../scenario/name-file.ts';
import { parseScenario } from '../scenario/parse-scenario.ts';
import { isModulePath, loadModule } from './load-module.ts';
import { findScenario } from './shipped-scenarios.ts';

/**
 * Loads a scenario: a YAML or JSON file, a TypeScript or JavaScript module, or a shipped one by its bare name.
 *
 * @remarks A module exports a tree as `defineScenario` takes it, or a promise of one, by default. It is code, and
 * runs, in a process of its own; load only those you would run.
 * @throws {@link ScenarioError} `HL_SCENARIO_NOT_FOUND`; `HL_SCENARIO_UNREADABLE` when a module fails or holds no
 * scenario; `HL_SCENARIO_INVALID` with every problem found
 */
export async function loadScenario(nameOrPath: string): Promise<Scenario> {
  if (!isModulePath(nameOrPath) || !isPlainFile(nameOrPath)) return findScenario(nameOrPath);
  return parseScenario(await loadTree(nameOrPath), { file: nameFile(nameOrPath) });
}

/** Loads scenarios one after another, as {@link loadScenario} does. */
export async function loadScenarios(namesOrPaths: readonly string[]): Promise<readonly Scenario[]> {
  const scenarios: Scenario[] = [];
  for (const nameOrPath of namesOrPaths) scenarios.push(await loadScenario(nameOrPath));
  return scenarios;
}

function isPlainFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function loadTree(path: string): Promise<Readonly<Record<string, unknown>>> {
  const exported = await loadModule(path).catch((cause: Error) => {
    throw refuse(path, `${cause.message}. Mend the module.`, cause);
  });
  if (looksLikeScenario(exported)) return exported;
  throw refuse(path, `${describeExport(exported)}. Write \`export default defineScenario({ … })\`.`);
}

function looksLikeScenario(value: unknown): value is Readonly<Record<string, unknown>> {
  const keys = ['version', 'name', 'steps'];
  return typeof value === 'object' && value !== null && keys.some((key) => key in value);
}

function describeExport(value: unknown): string {
  if (value === undefined) return 'it has no default export';
  if (typeof value !== 'object') return `its default export is a ${typeof value}, no scenario`;
  return 'its default export has neither version nor name nor steps, so it is no scenario';
}

function refuse(path: string, reason: string, cause?: unknown): ScenarioError {
  return new ScenarioError('HL_SCENARIO_UNREADABLE', `Failed to load scenario "${path}": ${reason}`, [], {
    cause,
  });
}
