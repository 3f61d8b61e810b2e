import { findFault } from '../catalog/faults.ts';
import { findKind } from '../catalog/kinds.ts';
import { RETRY_POLICIES } from '../catalog/retry-policies.ts';
import { signEnvelope } from '../envelope/sign-envelope.ts';
import type { PreparedDelivery } from '../model/delivery.ts';
import type { Envelope, SigningKeys } from '../model/envelope.ts';
import type { Fault } from '../model/fault.ts';
import type { RetryPolicy, Scenario, SignMode, Step } from '../model/scenario.ts';
import type { ContactRef, Occurrence, PlannedEvent } from '../model/timeline.ts';
import type { WireFault } from '../model/world.ts';
import { type Cast, createCast } from '../payload/cast.ts';
import { createPayloadGenerator, type PayloadGenerator } from '../payload/payload-generator.ts';
import { createFirstEvents } from './first-events.ts';
import type { RunSettings } from './run-settings.ts';
import { createStoryChanges } from './story-changes.ts';

/** Makes planned events ready to send: their payload, signed, and what may become of it. */
export type EventPreparer = {
  readonly cast: Cast;
  readonly generator: PayloadGenerator;
  /**
   * Prepares an event at the moment of its first attempt.
   *
   * @param storyAt The attempt's instant in the story, epoch milliseconds.
   * @param timestamp What the payload says it was sent at, where that was settled in an earlier run.
   */
  prepareEvent(event: PlannedEvent, storyAt: number, timestamp?: number): PreparedDelivery;
  /** Makes and signs an event to see whether it can be, and forgets it. */
  rehearseEvent(event: PlannedEvent): void;
  /** Whether an event's bytes are another's too: it repeats one, or is repeated. */
  sharesBytes(event: PlannedEvent): boolean;
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
  const firstAt = createFirstEvents(scenario, settings);
  const changesBefore = createStoryChanges(scenario, { settings, cast });
  const generator = createPayloadGenerator({
    ...settings,
    scenario,
    cast,
    startsAt: settings.start.at,
    firstAt,
    changesBefore,
  });
  const repeatsOf = countRepeats(scenario.steps);
  const sent = new Map<string, Sent>();
  const timestampAt = (storyAt: number): number => (settings.timestamps === 'wall' ? run.wallNow() : storyAt);

  return {
    cast,
    generator,
    prepareEvent,
    rehearseEvent: (event) => void makeEnvelope(event, settings.start.at + event.offsetMs),
    sharesBytes: (event) => repeatedBy(event) !== null || repeatsOfEvent(event) > 0,
  };

  function prepareEvent(event: PlannedEvent, storyAt: number, settled?: number): PreparedDelivery {
    const { step } = event;
    const source = repeatedBy(event);
    const repeated = source === null ? null : takeSent(source);
    const timestamp = repeated?.timestamp ?? settled ?? timestampAt(storyAt);
    const isSpoiled = step.fault !== undefined && event.fate !== 'duplicate';
    const envelope = repeated !== null && !isSpoiled ? repeated.envelope : makeEnvelope(event, timestamp);
    const repeatsLeft = repeatsOfEvent(event);
    if (repeatsLeft > 0) sent.set(keyOf(event), { envelope, timestamp, repeatsLeft });
    const fault = step.fault ?? source?.step.fault;
    return {
      deliveryId: deliveryIdOf(event),
      stepId: step.id,
      stepPath: step.position.path,
      eventKind: event.kind,
      event: findKind(event.kind).event,
      contactId: event.contact === null ? null : cast.contact(event.contact).id,
      ...(event.contact !== null && { castName: castNameOf(event.contact) }),
      fault: fault?.name ?? null,
      duplicate: repeated !== null,
      envelope,
      wireFault: wireFaultOf(fault),
      timestamp,
      ...afterlife(fault, settings.retry),
      restamp: (at) => makeEnvelope(event, timestampAt(at)),
    };
  }

  function makeEnvelope(event: Occurrence, timestamp: number): Envelope {
    const payload = generator.generatePayload(event, timestamp);
    const { headers } = settings;
    return signEnvelope(payload, { keys, sign: signModeOf(event), headers, fault: event.step.fault ?? null });
  }

  /** Some events have the new signature alone, whatever the run signs with; unsigned stays unsigned. */
  function signModeOf(event: Occurrence): SignMode {
    const { sign } = settings;
    return findKind(event.kind).newSignatureOnly === true && sign !== 'none' ? 'ed25519' : sign;
  }

  /** The event whose bytes this one repeats, or null. */
  function repeatedBy(event: PlannedEvent): Occurrence | null {
    if (event.fate === 'duplicate') return event;
    return event.step.form === 'again' && event.step.set === undefined ? event.original : null;
  }

  function repeatsOfEvent({ step, duplicates }: PlannedEvent): number {
    return (step.id === null ? 0 : (repeatsOf.get(step.id) ?? 0)) + duplicates;
  }

  function takeSent(original: Occurrence): Sent {
    const found = sent.get(keyOf(original));
    if (found === undefined) throw new RangeError(`Nothing was sent yet for step "${original.step.id}".`);
    found.repeatsLeft -= 1;
    if (found.repeatsLeft === 0) sent.delete(keyOf(original));
    return found;
  }
}

/** What a journal calls the delivery of an event: the same in every run of the same plan. */
export function deliveryIdOf({ index }: PlannedEvent): string {
  return `d${index}`;
}

function castNameOf({ name, member }: ContactRef): string {
  return member === null ? name : `${name}[${member}]`;
}

function keyOf(event: Occurrence): string {
  return JSON.stringify([event.step.identity, ...event.iteration]);
}

/** How many `again` steps repeat the bytes of each step. */
function countRepeats(
  steps: readonly Step[],
  counts = new Map<string, number>(),
): ReadonlyMap<string, number> {
  for (const step of steps) {
    if (step.form === 'each' || step.form === 'repeat') countRepeats(step.steps, counts);
    if (step.form === 'again' && step.set === undefined) counts.set(step.of, (counts.get(step.of) ?? 0) + 1);
  }
  return counts;
}

function wireFaultOf(fault: Fault | undefined): WireFault | null {
  if (fault === undefined || !findFault(fault.name).needsSocket) return null;
  return { ...fault, name: fault.name as WireFault['name'] };
}

/** A fault is sent once and never lost, except the kinds of fault a sound receiver accepts. */
function afterlife(
  fault: Fault | undefined,
  retry: RetryPolicy,
): { readonly policy: RetryPolicy; readonly canBeLost: boolean } {
  if (fault === undefined || findFault(fault.name).retried) return { policy: retry, canBeLost: true };
  return { policy: RETRY_POLICIES.none as RetryPolicy, canBeLost: false };
}
