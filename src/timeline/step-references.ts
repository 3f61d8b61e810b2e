import type { JsonValue, } from '../model/json.ts';
import type { EmitStep } from '../model/scenario.ts';

const STEP_TEMPLATE = /\{\{\s*steps\.([A-Za-z0-9_-]+)\./g;

/** The ids of the steps whose payloads an emit step needs: `resends`, `email.thread` and `{{steps.…}}`. */
export function stepReferences(step: EmitStep): ReadonlySet<string> {
  const ids = new Set<string>();
  if (step.resends !== undefined) ids.add(step.resends);
  if (step.email?.thread !== undefined) ids.add(step.email.thread);
  for (const text of texts({ set: step.set ?? null, text: step.text ?? null, email: { ...step.email } })) {
    for (const match of text.matchAll(STEP_TEMPLATE)) ids.add(match[1] as string);
  }
  return ids;
}

function* texts(value: JsonValue): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object') {
    for (const child of Object.values(value)) yield* texts(child as JsonValue);
  }
}
