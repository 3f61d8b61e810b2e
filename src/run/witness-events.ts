import { findKind } from '../catalog/kinds.ts';
import type { Payload } from '../model/payload.ts';
import type { PlannedEvent } from '../model/timeline.ts';
import type { EventWitness, StoryClock, WitnessedEvent } from '../model/world.ts';
import { drawCompanyId } from '../payload/event-scene.ts';
import { emitStepOf } from '../payload/payload-generator.ts';
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
  return {
    ...preparer,
    prepareEvent: (event, storyAt, timestamp) => {
      const prepared = preparer.prepareEvent(event, storyAt, timestamp);
      if (isNews(event)) run.witness.witness(describeEvent(event, prepared.timestamp), run.story);
      return prepared;
    },
  };

  function describeEvent(event: PlannedEvent, timestamp: number): WitnessedEvent {
    const { cast } = preparer;
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
    return preparer.generator.generatePayload(
      { ...event, step: { ...event.step, fault: undefined } },
      timestamp,
    );
  }
}

function isNews({ step, fate }: PlannedEvent): boolean {
  return fate !== 'duplicate' && (step.form === 'emit' || step.set !== undefined);
}
