import type { Step } from '../model/scenario.ts';
import { stepReferences } from './step-references.ts';

/** The steps that disorder leaves alone: those with a fault or an expectation, and those that others refer to. */
export function exemptSteps(steps: readonly Step[]): ReadonlySet<Step> {
  const referred = new Set(steps.flatMap(referencesOf));
  return new Set(steps.filter((step) => isJudged(step) || (step.id !== null && referred.has(step.id))));
}

function isJudged(step: Step): boolean {
  return (
    (step.form === 'emit' || step.form === 'again') && (step.fault !== undefined || step.expect !== undefined)
  );
}

function referencesOf(step: Step): readonly string[] {
  if (step.form !== 'emit' && step.form !== 'again') return [];
  const placed = step.placement.form === 'after-step' ? [step.placement.stepId] : [];
  return [...placed, ...(step.form === 'again' ? [step.of] : stepReferences(step))];
}
