import type { KindDefinition, KindField, Provenance } from '../model/catalog.ts';
import type { Revision } from '../model/revision.ts';
import { examplesOfKind, readEventBody } from './event-body.ts';
import { envelopeProvenance, eventEnvelope } from './event-envelope.ts';
import { orderFields } from './event-order.ts';
import { layEventSchema } from './event-schema.ts';
import { eventType, eventTypeProvenance } from './event-type.ts';
import { findEventPageState } from './find-event-page.ts';
import { documented } from './provenance.ts';

/**
 * Lays out the fields of an event that has a page of its own or is for a provider, in the order sent.
 *
 * @remarks A field is always there when all examples of the page show it (inferred). One that the first of them does
 * not show has no source, and is left out.
 */
export function layEventFields(kind: KindDefinition, revision: Revision): readonly KindField[] {
  const { event } = kind;
  const state = findEventPageState(event, revision);
  const { properties, examples } = readEventBody(kind, state);
  const [example = {}] = examples;
  const type = eventType(kind);
  const shownType = examplesOfKind(kind, state)[0]?.payload.type;
  const envelope = eventEnvelope(event, state);
  const body = orderFields(event, Object.keys(example), Object.keys(properties));
  const around = [...envelope.before, ...envelope.after];
  const names = [...envelope.before, ...body.filter((name) => !around.includes(name)), ...envelope.after];

  return names.map((name): KindField => {
    const isAlways = around.includes(name) || examples.every((one) => name in one);
    return {
      name,
      presence: isAlways ? 'always' : 'optional',
      schema:
        name === 'type'
          ? { type: 'string', const: type }
          : layEventSchema({
              event,
              path: name,
              listed: properties[name],
              example: example[name],
              isSent: around.includes(name) || name in example,
            }),
      provenance: name === 'type' ? eventTypeProvenance(type, shownType, state.source) : provenanceOf(name),
    };
  });

  function provenanceOf(name: string): Provenance {
    if (name in properties) return documented(state.source);
    const isShown = examples.some((one) => name in one);
    return isShown ? documented(`${state.source}, its example`) : envelopeProvenance(event, name);
  }
}
