import { findKind } from '../catalog/kinds.ts';
import type { Payload } from '../model/payload.ts';
import type { PlannedEvent } from '../model/timeline.ts';
import type { EventWitness, StoryClock, WitnessedEvent } from '../model/world.ts';
import type { Cast } from '../payload/cast.ts';
import { drawCompanyId } from '../payload/event-scene.ts';
import { emitStepOf, type PayloadGenerator } from '../payload/payload-generator.ts';
import type { EventPreparer } from './prepare-event.ts';
import type { RunSettings } from './run-settings.ts';

/** What telling a witness takes. */
export type WitnessedRun = {
  readonly witness: EventWitness;
  readonly settings: Pick<RunSettings, 'seed' | 'start'>;
  readonly story: Pick<StoryClock, 'now'>;
};

/** Makes a preparer tell a witness of each event it prepares; one that only repeats another's bytes is no news. */
export function witnessEvents(preparer: EventPreparer, run: WitnessedRun): EventPreparer {
  const tell = createTeller(preparer, run);
  return {
    ...preparer,
    prepareEvent: (event, storyAt, timestamp) => {
      const prepared = preparer.prepareEvent(event, storyAt, timestamp);
      tell(event, prepared.timestamp);
      return prepared;
    },
  };
}

/** Creates what tells a witness of an event; `timestamp` is when its payload says it was sent, epoch milliseconds. */
export function createTeller(
  { cast, generator }: { readonly cast: Cast; readonly generator: PayloadGenerator },
  run: WitnessedRun,
): (event: PlannedEvent, timestamp: number) => void {
  return (event, timestamp) => {
    if (isNews(event)) run.witness.witness(describeEvent(event, timestamp), run.story);
  };

  function describeEvent(event: PlannedEvent, timestamp: number): WitnessedEvent {
    const step = emitStepOf(event);
    const contact = event.contact === null ? null : cast.contact(event.contact);
    return {
      kind: event.kind,
      event: findKind(event.kind).event,
      payload: soundPayload(event, timestamp),
      contact,
      user: cast.user(step.user, event.contact),
      location:
        contact === null || step.location !== undefined ? cast.location(step.location) : contact.location,
      companyId: drawCompanyId(run.settings.seed),
      happenedAt: run.settings.start.at + event.offsetMs,
    };
  }

  // A fault spoils what is sent, not what HighLevel knows.
  function soundPayload(event: PlannedEvent, timestamp: number): Payload {
    return generator.generatePayload({ ...event, step: { ...event.step, fault: undefined } }, timestamp);
  }
}

function isNews({ step, fate }: PlannedEvent): boolean {
  return fate !== 'duplicate' && (step.form === 'emit' || step.set !== undefined);
}
