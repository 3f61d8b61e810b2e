import type { Scenario, Step } from '../model/scenario.ts';
import type { ContactRef } from '../model/timeline.ts';
import { planTimeline } from '../timeline/plan-timeline.ts';
import type { RunSettings } from './run-settings.ts';

/** A run over a million contacts must not keep a million instants. */
const KEPT_INSTANTS = 10_000;

/** When an event of a kind first happens to a contact, epoch milliseconds; null when it does not. */
export type FirstAt = (kind: string, contact: ContactRef) => number | null;

/**
 * Creates the look-up of when things are created in a story, so that a later event about them can name that instant.
 *
 * @remarks It plans the story once more, at the first question, and only if some step creates something. It knows the
 * first 10,000 creations.
 */
export function createFirstEvents(scenario: Scenario, settings: RunSettings): FirstAt {
  let instants: ReadonlyMap<string, number> | undefined;
  return (kind, contact) => {
    instants ??= scenario.steps.some(creates) ? findInstants(scenario, settings) : new Map();
    return instants.get(keyOf(kind, contact)) ?? null;
  };
}

function findInstants(scenario: Scenario, settings: RunSettings): ReadonlyMap<string, number> {
  const instants = new Map<string, number>();
  for (const { kind, contact, offsetMs } of planTimeline(scenario, settings).events) {
    if (contact === null || !isCreation(kind) || instants.has(keyOf(kind, contact))) continue;
    instants.set(keyOf(kind, contact), settings.start.at + offsetMs);
    if (instants.size >= KEPT_INSTANTS) break;
  }
  return instants;
}

function creates(step: Step): boolean {
  if (step.form === 'each' || step.form === 'repeat') return step.steps.some(creates);
  return step.form === 'emit' && step.kinds.some(({ kind }) => isCreation(kind));
}

function isCreation(kind: string): boolean {
  return kind.endsWith('Create');
}

function keyOf(kind: string, contact: ContactRef): string {
  return JSON.stringify([kind, contact.name, contact.member]);
}
