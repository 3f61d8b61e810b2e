import { readdirSync, statSync } from 'node:fs';
import { basename, extname, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { didYouMean } from '../errors/near-miss.ts';
import { ScenarioError } from '../errors/scenario-error.ts';
import type { Scenario } from '../model/scenario.ts';
import { nameFile } from '../scenario/name-file.ts';
import { readScenario } from '../scenario/read-scenario.ts';

const FOLDER = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** The names of the scenarios that come with this package, in alphabetical order. */
export function shippedScenarioNames(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((file) => extname(file) === '.yaml')
    .map((file) => basename(file, '.yaml'))
    .sort();
}

/** A scenario that comes with this package, and where it stands. */
export type ShippedScenario = { readonly scenario: Scenario; readonly path: string };

/**
 * Reads a shipped scenario.
 *
 * @throws {@link ScenarioError} `HL_SCENARIO_NOT_FOUND` naming those there are
 */
export function findShippedScenario(name: string): ShippedScenario {
  const names = shippedScenarioNames();
  if (!names.includes(name)) {
    throw new ScenarioError(
      'HL_SCENARIO_NOT_FOUND',
      `Failed to find the scenario "${name}": there is no such file, and no shipped scenario has that name.` +
        `${didYouMean(name, names)} Shipped: ${names.join(', ')}.`,
    );
  }
  const path = `${FOLDER}${name}.yaml`;
  const named = nameFile(path);
  // A report does not say where on this machine the package lies.
  const file = isAbsolute(named) ? `highlevel-mock/scenarios/${name}.yaml` : named;
  return { scenario: { ...readScenario(path, file), file: name }, path };
}

/**
 * Reads a scenario by path, or a shipped one by its bare name.
 *
 * @throws {@link ScenarioError} `HL_SCENARIO_NOT_FOUND`, or what reading it throws
 */
export function findScenario(nameOrPath: string): Scenario {
  return isToRead(nameOrPath) ? readScenario(nameOrPath) : findShippedScenario(nameOrPath).scenario;
}

function isToRead(path: string): boolean {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    const isShadow = found?.isDirectory() === true && shippedScenarioNames().includes(path);
    return found !== undefined && !isShadow;
  } catch {
    // Something is there that cannot be looked at, such as a link to itself; reading it says why.
    return true;
  }
}
