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

/**
 * The key of a step that is the reason why it does not take another: its form, or what a repeat repeats where
 * repeating something else would take it.
 */
export function findOwnerKey(step: unknown, foreign: string): string | undefined {
  const form = findStepForm(step);
  if (form !== 'repeat') return form;
  const isOfRepeat = Object.values(REPEAT_VARIANTS).some((name) => keysOf(name).includes(foreign));
  return isOfRepeat ? findRepeated(step) : form;
}

/** Whether some step may have this key. */
export function isStepKey(key: string): boolean {
  return Object.keys(stepDefinitions).some((name) => name.endsWith('Step') && keysOf(name).includes(key));
}

/** A step without the keys that do not belong to its form: those are told once, as out of place. */
export function pickOwnKeys(step: JsonObject, form: StepForm): JsonObject {
  const variant = REPEAT_VARIANTS[findRepeated(step) ?? 'emit'] as string;
  const known = keysOf(form === 'repeat' ? variant : `${form}Step`);
  return Object.fromEntries(Object.entries(step).filter(([key]) => known.includes(key)));
}

function findRepeated(step: unknown): string | undefined {
  return isObject(step) ? Object.keys(REPEAT_VARIANTS).find((key) => Object.hasOwn(step, key)) : undefined;
}

function keysOf(definition: string): readonly string[] {
  const properties = stepDefinitions[definition]?.properties;
  return isObject(properties) ? Object.keys(properties) : [];
}
