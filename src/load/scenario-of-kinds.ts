import { findKind } from '../catalog/kinds.ts';
import type { Scenario, WeightedKind } from '../model/scenario.ts';
import { parseScenario } from '../scenario/parse-scenario.ts';
import { readCorpusHeader } from './corpus.ts';

/** So many contacts kinds alone are sent to: enough that their order holds nothing back. */
const CONTACTS = 1_000;

/**
 * Creates the scenario of a load that was given a kind alone.
 *
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_KIND`
 */
export function createScenarioOfKind(kind: string): Scenario {
  return createScenario(kind, [{ kind: findKind(kind).name, weight: 1 }]);
}

/**
 * Creates the scenario of a load that was given prepared events alone: the kinds they were made of, and no bound but
 * that none is lost.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when the file is no corpus
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE` when it cannot be read
 */
export function createScenarioOfCorpus(path: string): Scenario {
  const { scenario, mix } = readCorpusHeader(path);
  return createScenario(scenario, mix);
}

function createScenario(name: string, mix: readonly WeightedKind[]): Scenario {
  return parseScenario({
    version: 1,
    name,
    cast: { contacts: { count: CONTACTS } },
    steps: [{ each: 'contacts', steps: mix.map(({ kind }) => ({ emit: kind })) }],
    load: { mix: Object.fromEntries(mix.map(({ kind, weight }) => [kind, weight])) },
  } as Parameters<typeof parseScenario>[0]);
}
