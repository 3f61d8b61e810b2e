import type { JsonValue } from '../model/json.ts';
import type { Payload } from '../model/payload.ts';
import type { AgainStep, EmitStep } from '../model/scenario.ts';
import type { Occurrence } from '../model/timeline.ts';
import { createDraws } from '../seed/draws.ts';
import { checkPayload } from './check-payload.ts';
import { fillPayload } from './fill-payload.ts';
import { createTemplateFiller } from './fill-template.ts';
import { createInvalidPayloads } from './invalid-payloads.ts';
import { keepLastingValues } from './lasting-values.ts';
import { opportunityRaise } from './opportunity-values.ts';
import { spoilPayload } from './payload-faults.ts';
import type { PayloadWorld } from './payload-world.ts';
import { seededFaker } from './seeded-faker.ts';
import { omitValues, setValues } from './set-values.ts';

/** Makes payloads of one run. */
export type PayloadGenerator = {
  /**
   * Generates the payload of an event.
   *
   * @remarks Pure: the same world, event and timestamp give the same payload, whatever was generated before.
   * @param timestamp The instant of sending, epoch milliseconds.
   * @throws {@link PayloadError} `HL_PAYLOAD_UNFILLED` when a template names nothing there is.
   */
  generatePayload(event: Occurrence, timestamp: number): Payload;
  /**
   * Asserts that the payloads of events keep to the schemas of their kinds; faults are let through.
   *
   * @throws {@link PayloadError} `HL_PAYLOAD_INVALID` saying which fields break them, equal mistakes once.
   */
  assertValid(events: Iterable<Occurrence>): void;
};

/** Creates the generator of a run's payloads. */
export function createPayloadGenerator(world: PayloadWorld): PayloadGenerator {
  // Payloads that others refer to, so that a chain of references is not walked anew from every link.
  const referred = new WeakMap<Occurrence, Payload>();

  return {
    generatePayload: (event, timestamp) => {
      const payload = generateSound(event, timestamp);
      const { fault } = event.step;
      return fault === undefined ? payload : spoilPayload(payload, fault, identityDraws('fault', event));
    },
    assertValid: (events) => {
      const invalid = createInvalidPayloads((event) => placeOf(event, world.scenario));
      for (const event of events) {
        const payload = generateSound(event, world.startsAt + event.offsetMs);
        invalid.note(event, checkPayload(payload, event.kind, event.revision));
      }
      invalid.assertNone();
    },
  };

  function generateSound(event: Occurrence, timestamp: number): Payload {
    const { step } = event;
    if (step.form === 'emit') return generateEmitted(event, step, timestamp);
    const original = generateSound(event.original as Occurrence, timestamp);
    return step.set === undefined ? original : generateLater(event, step, original);
  }

  function generateEmitted(occurrence: Occurrence, step: EmitStep, timestamp: number): Payload {
    const payloadOf = (id: string): Payload => payloadOfStep(occurrence, id);
    const fill = createFiller(occurrence, step);
    const made = fillPayload(world, { occurrence, step, timestamp, fill, payloadOf });
    const payload = keepChanges(made, occurrence);
    const set = { ...world.preset, ...fillValues(step.set ?? {}, fill), ...world.set };
    return omitValues(setValues(payload, set), step.omit ?? []);
  }

  /** What the story set of the same thing before. */
  function keepChanges(payload: Payload, event: Occurrence): Payload {
    const before = world.changesBefore?.(event) ?? [];
    if (before.length === 0) return payload;
    const contact = world.cast.contact(event.contact ?? { name: 'contact', member: null });
    return keepLastingValues(payload, {
      event,
      before,
      setBy: (earlier) => fillValues(earlier.step.set ?? {}, createFiller(earlier, emitStepOf(earlier))),
      raise: () => opportunityRaise(createDraws(world.seed, 'opportunity-gain', contact.id)),
    });
  }

  // The same message told again: a later status, say. HighLevel then sends a new webhookId (inferred).
  function generateLater(event: Occurrence, step: AgainStep, original: Payload): Payload {
    const emitted = emitStepOf(event);
    const kept = (values: Readonly<Record<string, JsonValue>>): Readonly<Record<string, JsonValue>> =>
      Object.fromEntries(Object.entries(values).filter(([path]) => emitted.omit?.includes(path) !== true));
    return setValues(original, {
      ...kept({ webhookId: identityDraws('webhook-id', event).uuid() }),
      ...fillValues(step.set ?? {}, createFiller(event, emitted)),
      ...kept(world.set),
    });
  }

  function payloadOfStep(event: Occurrence, stepId: string): Payload {
    const reference = event.references.get(stepId);
    if (reference === undefined) throw new RangeError(`No event of step "${stepId}" is known to this one.`);
    let payload = referred.get(reference);
    if (payload === undefined) {
      payload = generateSound(reference, world.startsAt + reference.offsetMs);
      referred.set(reference, payload);
    }
    return payload;
  }

  function createFiller(event: Occurrence, emitted: EmitStep): (text: string) => string {
    const ref = event.contact ?? { name: 'contact', member: null };
    const contact = world.cast.contact(ref);
    const identity = [event.step.identity, ...event.iteration];
    return createTemplateFiller({
      contact,
      user: () => world.cast.user(emitted.user, ref),
      location: emitted.location === undefined ? contact.location : world.cast.location(emitted.location),
      payloadOf: (id) => payloadOfStep(event, id),
      faker: (n) => seededFaker(contact.locale, world.seed, 'template', n, ...identity),
    });
  }

  function identityDraws(field: string, event: Occurrence) {
    return createDraws(
      field,
      world.seed,
      world.runId,
      world.scenario.name,
      event.step.identity,
      ...event.iteration,
    );
  }
}

/** The step that an event, or what it repeats, came from. */
export function emitStepOf({ step, original }: Occurrence): EmitStep {
  return step.form === 'emit' ? step : emitStepOf(original as Occurrence);
}

function fillValues(
  values: Readonly<Record<string, JsonValue>>,
  fill: (text: string) => string,
): Readonly<Record<string, JsonValue>> {
  return fillValue(values, fill) as Readonly<Record<string, JsonValue>>;
}

function fillValue(value: JsonValue, fill: (text: string) => string): JsonValue {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((item) => fillValue(item, fill));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillValue(item, fill)]));
}

/** The only step of a scenario without a file needs no name, and nobody wrote it when one event alone is sent. */
function placeOf({ step }: Occurrence, { steps }: PayloadWorld['scenario']): string {
  const { file, line, path } = step.position;
  if (line !== null) return `${path} (${file ?? '<scenario>'}:${line})`;
  return steps.length === 1 && steps[0] === step ? '' : path;
}
