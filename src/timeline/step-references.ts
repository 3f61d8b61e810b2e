import type { JsonValue } from '../model/json.ts';
import type { AgainStep, EmitStep } from '../model/scenario.ts';

const STEP_TEMPLATE = /\{\{\s*steps\.([A-Za-z0-9_-]+)\./g;

const known = new WeakMap<EmitStep | AgainStep, ReadonlySet<string>>();

/** The ids of the steps whose payloads a step needs: `resends`, `email.thread` and `{{steps.…}}`. */
export function stepReferences(step: EmitStep | AgainStep): ReadonlySet<string> {
  let ids = known.get(step);
  if (ids === undefined) {
    ids = findReferences(step);
    known.set(step, ids);
  }
  return ids;
}

function findReferences(step: EmitStep | AgainStep): ReadonlySet<string> {
  const ids = new Set<string>();
  const written: JsonValue[] = [step.set ?? null];
  if (step.form === 'emit') {
    if (step.resends !== undefined) ids.add(step.resends);
    if (step.email?.thread !== undefined) ids.add(step.email.thread);
    written.push(step.text ?? null, { ...step.email });
  }
  for (const text of texts(written)) {
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
