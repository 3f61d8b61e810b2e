import { findKind } from '../catalog/kinds.ts';
import type { Scenario } from '../model/scenario.ts';
import type { EmitStep } from '../scenario/generated/scenario-file.ts';
import { parseScenario } from '../scenario/parse-scenario.ts';

/** What a single event can be given: the keys of an `emit` step that make sense alone. */
export type StepFields = Omit<EmitStep, 'emit' | 'at' | 'after' | 'contact' | 'resends'>;

/**
 * Creates the scenario that emits one event, to one seeded contact.
 *
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_KIND`
 * @throws {@link ScenarioError} `HL_SCENARIO_INVALID` when a field does not fit the kind
 */
export function createOneStepScenario(kind: string, fields: StepFields): Scenario {
  const { name } = findKind(kind);
  return parseScenario({ version: 1, name, steps: [{ emit: name, ...fields }] });
}
