import { findKind } from '../catalog/kinds.ts';
import type { Kind } from '../model/generated/payload-by-kind.ts';
import type { Revision } from '../model/revision.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FieldPath, SetValues } from '../model/typed-payload.ts';
import type { EmitStep } from '../scenario/generated/scenario-file.ts';
import { parseScenario } from '../scenario/parse-scenario.ts';

/** What a single event can be given: the keys of an `emit` step that make sense alone. */
export type StepFields<K extends Kind = Kind, R extends Revision = Revision> = Omit<
  EmitStep,
  'emit' | 'at' | 'after' | 'contact' | 'resends' | 'set' | 'omit' | 'revision'
> & {
  /** Values to put into the payload, by field or path. */
  readonly set?: SetValues<K>;
  /** What to leave out of the payload, by field or path. */
  readonly omit?: readonly FieldPath<K>[];
  /** The state of the documentation the event follows; the payload has a type in `latest` alone. @default latest */
  readonly revision?: R;
};

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
