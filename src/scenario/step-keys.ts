import type { JsonObject } from '../model/json.ts';
import { STEP_FORMS, stepDefinitions } from './schema-steps.ts';
import { isObject } from './tree-values.ts';

/** What a step is, told by the key that says so. */
export type StepForm = (typeof STEP_FORMS)[number];

const REPEAT_VARIANTS: Readonly<Record<string, string>> = {
  mix: 'repeatMixStep',
  steps: 'repeatStepsStep',
  emit: 'repeatEmitStep',
};

/** The form of a step, or undefined when it has none. */
export function findStepForm(step: unknown): StepForm | undefined {
  return isObject(step) ? STEP_FORMS.find((form) => Object.hasOwn(step, form)) : undefined;
}

/** Whether some step may have this key. */
export function isStepKey(key: string): boolean {
  return Object.keys(stepDefinitions).some((name) => name.endsWith('Step') && keysOf(name).includes(key));
}

/** A step without the keys that do not belong to its form: those are told once, as out of place. */
export function pickOwnKeys(step: JsonObject, form: StepForm): JsonObject {
  const variant = Object.keys(REPEAT_VARIANTS).find((key) => Object.hasOwn(step, key)) ?? 'emit';
  const known = keysOf(form === 'repeat' ? (REPEAT_VARIANTS[variant] as string) : `${form}Step`);
  return Object.fromEntries(Object.entries(step).filter(([key]) => known.includes(key)));
}

function keysOf(definition: string): readonly string[] {
  const properties = stepDefinitions[definition]?.properties;
  return isObject(properties) ? Object.keys(properties) : [];
}
