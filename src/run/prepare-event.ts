import { findFault } from '../catalog/faults.ts';
import { findKind } from '../catalog/kinds.ts';
import { RETRY_POLICIES } from '../catalog/retry-policies.ts';
import { signEnvelope } from '../envelope/sign-envelope.ts';
import type { PreparedDelivery } from '../model/delivery.ts';
import type { Envelope, SigningKeys } from '../model/envelope.ts';
import type { Fault } from '../model/fault.ts';
import type { RetryPolicy, Scenario, Step } from '../model/scenario.ts';
import type { Occurrence, PlannedEvent } from '../model/timeline.ts';
import { type Cast, createCast } from '../payload/cast.ts';
import { createPayloadGenerator, type PayloadGenerator } from '../payload/payload-generator.ts';
import type { RunSettings } from './run-settings.ts';

/** Makes planned events ready to send: their payload, signed, and what may become of it. */
export type EventPreparer = {
  readonly cast: Cast;
  readonly generator: PayloadGenerator;
  /**
   * Prepares an event at the moment of its first attempt.
   *
   * @param storyAt The attempt's instant in the story, epoch milliseconds.
   */
  prepareEvent(event: PlannedEvent, storyAt: number): PreparedDelivery;
};

/** What was sent for an event that an `again` will repeat, until the last such `again` has taken it. */
type Sent = { readonly envelope: Envelope; readonly timestamp: number; repeatsLeft: number };

/** Creates the preparer of a run. It remembers what was sent only for events that a step repeats. */
export function createEventPreparer(run: {
  readonly scenario: Scenario;
  readonly settings: RunSettings;
  readonly keys: SigningKeys;
  /** Epoch milliseconds of wall time. */
  wallNow(): number;
}): EventPreparer {
  const { scenario, settings, keys } = run;
  const cast = createCast(scenario, settings);
  const generator = createPayloadGenerator({ ...settings, scenario, cast, startsAt: settings.start.at });
  const repeatsOf = countRepeats(scenario.steps);
  const sent = new Map<string, Sent>();
  const timestampAt = (storyAt: number): number => (settings.timestamps === 'wall' ? run.wallNow() : storyAt);

  return { cast, generator, prepareEvent };

  function prepareEvent(event: PlannedEvent, storyAt: number): PreparedDelivery {
    const { step, original } = event;
    const repeated = step.form === 'again' && step.set === undefined ? takeSent(original as Occurrence) : null;
    const timestamp = repeated?.timestamp ?? timestampAt(storyAt);
    const envelope =
      repeated !== null && step.fault === undefined ? repeated.envelope : makeEnvelope(event, timestamp);
    const repeats = step.id === null ? 0 : (repeatsOf.get(step.id) ?? 0);
    if (repeats > 0) sent.set(keyOf(event), { envelope, timestamp, repeatsLeft: repeats });
    const fault = step.fault ?? (repeated === null ? undefined : original?.step.fault);
    return {
      deliveryId: `d${event.index}`,
      stepId: step.id,
      stepPath: step.position.path,
      eventKind: event.kind,
      event: findKind(event.kind).event,
      contactId: event.contact === null ? null : cast.contact(event.contact).id,
      fault: fault?.name ?? null,
      duplicate: repeated !== null,
      envelope,
      timestamp,
      ...afterlife(fault, settings.retry),
      restamp: (at) => makeEnvelope(event, timestampAt(at)),
    };
  }

  function makeEnvelope(event: Occurrence, timestamp: number): Envelope {
    const payload = generator.generatePayload(event, timestamp);
    const { sign, headers } = settings;
    return signEnvelope(payload, { keys, sign, headers, fault: event.step.fault ?? null });
  }

  function takeSent(original: Occurrence): Sent {
    const found = sent.get(keyOf(original));
    if (found === undefined) throw new RangeError(`Nothing was sent yet for step "${original.step.id}".`);
    found.repeatsLeft -= 1;
    if (found.repeatsLeft === 0) sent.delete(keyOf(original));
    return found;
  }
}

function keyOf(event: Occurrence): string {
  return JSON.stringify([event.step.identity, ...event.iteration]);
}

/** How many `again` steps repeat the bytes of each step. */
function countRepeats(steps: readonly Step[], counts = new Map<string, number>()): ReadonlyMap<string, number> {
  for (const step of steps) {
    if (step.form === 'each' || step.form === 'repeat') countRepeats(step.steps, counts);
    if (step.form === 'again' && step.set === undefined) counts.set(step.of, (counts.get(step.of) ?? 0) + 1);
  }
  return counts;
}

/** A fault is sent once and never lost, except the kinds of fault a sound receiver accepts. */
function afterlife(
  fault: Fault | undefined,
  retry: RetryPolicy,
): { readonly policy: RetryPolicy; readonly canBeLost: boolean } {
  if (fault === undefined || findFault(fault.name).retried) return { policy: retry, canBeLost: true };
  return { policy: RETRY_POLICIES.none as RetryPolicy, canBeLost: false };
}
