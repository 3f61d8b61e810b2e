import { findKind } from '../catalog/kinds.ts';
import { isMessage } from '../catalog/message-kind.ts';
import type { Scenario, Step } from '../model/scenario.ts';
import type { ContactRef } from '../model/timeline.ts';
import { planTimeline } from '../timeline/plan-timeline.ts';
import type { RunSettings } from './run-settings.ts';

/** A run over a million contacts must not keep a million instants. */
const KEPT_INSTANTS = 10_000;

/** When an event of a kind first happens to a contact, epoch milliseconds; null when it does not. */
export type FirstAt = (kind: string, contact: ContactRef) => number | null;

/**
 * Creates the look-up of what happens to whom in a story, so that an event can tell of things as they stand: created
 * then, moved to another stage since.
 *
 * @remarks It plans the story once more, at the first question, and only if some step tells of more than messages. It
 * knows the first 10,000 of such events.
 */
export function createFirstEvents(scenario: Scenario, settings: RunSettings): FirstAt {
  let instants: ReadonlyMap<string, number> | undefined;
  return (kind, contact) => {
    instants ??= scenario.steps.some(tellsOfThings) ? findInstants(scenario, settings) : new Map();
    return instants.get(keyOf(kind, contact)) ?? null;
  };
}

function findInstants(scenario: Scenario, settings: RunSettings): ReadonlyMap<string, number> {
  const instants = new Map<string, number>();
  for (const { kind, contact, offsetMs } of planTimeline(scenario, settings).events) {
    if (contact === null || isMessage(findKind(kind)) || instants.has(keyOf(kind, contact))) continue;
    instants.set(keyOf(kind, contact), settings.start.at + offsetMs);
    if (instants.size >= KEPT_INSTANTS) break;
  }
  return instants;
}

function tellsOfThings(step: Step): boolean {
  if (step.form === 'each' || step.form === 'repeat') return step.steps.some(tellsOfThings);
  return step.form === 'emit' && step.kinds.some(({ kind }) => !isMessage(findKind(kind)));
}

function keyOf(kind: string, contact: ContactRef): string {
  return JSON.stringify([kind, contact.name, contact.member]);
}
