import type { KindDefinition, KindField, Provenance } from '../model/catalog.ts';
import type { JsonObject } from '../model/json.ts';
import type { Revision } from '../model/revision.ts';
import { envelopeProvenance, eventEnvelope } from './event-envelope.ts';
import { orderFields } from './event-order.ts';
import type { EventPageState } from './event-page.ts';
import { layEventSchema } from './event-schema.ts';
import { eventType } from './event-type.ts';
import { findEventPageState } from './find-event-page.ts';
import { documented } from './provenance.ts';

/** What the page of PriceCreate calls `priceType`, those of the other two call `type`, as the event itself does. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  PriceUpdate: { type: 'priceType' },
  PriceDelete: { type: 'priceType' },
};

/**
 * Lays out the fields of an event that is no message, in the order sent.
 *
 * @remarks A field is always there when all examples of the page show it. The value of a field that the first of
 * them does not show has no source: it is left out.
 */
export function layEventFields(kind: KindDefinition, revision: Revision): readonly KindField[] {
  const { event } = kind;
  const state = findEventPageState(event, revision);
  const examples = examplesOf(kind, state).map((example) => rename(example, RENAMED[event] ?? {}));
  const example = examples[0] ?? {};
  const properties = kind.event === 'ProviderOutboundMessage' ? {} : rename(state.properties, RENAMED[event] ?? {});
  const { before, after } = eventEnvelope(event, state);
  const around = [...before, ...after];
  const inside = orderFields(event, Object.keys(example), Object.keys(properties)).filter((name) => name in { ...properties, ...example });
  const names = [...before, ...inside.filter((name) => !around.includes(name)), ...after];
  return names.map((name): KindField => {
    if (name === 'type') return typeField(kind, state);
    const isAlways = around.includes(name) || examples.every((one) => name in one);
    return {
      name,
      presence: isAlways ? 'always' : 'optional',
      schema: layEventSchema({ event, path: name, listed: state.properties[name], example: example[name] }),
      provenance: provenanceOf({ event, name, state }),
    };
  });
}
