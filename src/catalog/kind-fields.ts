import type { KindDefinition, KindField } from '../model/catalog.ts';
import type { JsonSchema } from '../model/json.ts';
import type { Revision } from '../model/revision.ts';
import { callOverlays } from './call-overlays.ts';
import { emailOverlays } from './email-overlays.ts';
import { layEventFields } from './event-fields.ts';
import { constant, type FieldOverlay, type KindOverlay } from './field-overlay.ts';
import { keyOrder } from './key-order.ts';
import { assertKindInRevision, findKind } from './kinds.ts';
import { findListedProperty } from './listed-property.ts';
import { isMessage } from './message-kind.ts';
import { isSince } from './revisions.ts';
import { textOverlays } from './text-overlays.ts';

const overlays: Readonly<Record<string, KindOverlay>> = {
  ...callOverlays,
  ...textOverlays,
  ...emailOverlays,
};
const known = new Map<string, readonly KindField[]>();

/**
 * Gives the fields of a kind's payload in a revision, in the order sent.
 *
 * @remarks A field exists where the page of that revision lists it, or where it is marked as sent unlisted.
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_KIND`, or `HL_CATALOG_KIND_NOT_IN_REVISION`.
 */
export function kindFields(kind: string, revision: Revision): readonly KindField[] {
  const key = `${kind}@${revision}`;
  let fields = known.get(key);
  if (fields === undefined) {
    fields = layFields(findKind(kind), revision);
    known.set(key, fields);
  }
  return fields;
}

function layFields(kind: KindDefinition, revision: Revision): readonly KindField[] {
  assertKindInRevision(kind, revision);
  return isMessage(kind) ? layMessageFields(kind, revision) : layEventFields(kind, revision);
}

function layMessageFields(kind: KindDefinition, revision: Revision): readonly KindField[] {
  const overlay: KindOverlay = {
    type: constant(kind.event),
    direction: constant(kind.direction),
    ...overlays[kind.name],
  };
  return keyOrder(kind.channel).flatMap((name) => {
    const field = overlay[name];
    const listed = findListedProperty(kind, revision, name);
    const provenance = field?.provenance ?? listed?.provenance;
    if (field === undefined || provenance === undefined || (listed === null && field.unlisted !== true))
      return [];
    const schema = { ...listed?.schema, ...keywordsIn(field, revision) };
    return [{ name, presence: field.presence ?? 'always', schema, provenance }];
  });
}

function keywordsIn({ schema, before }: FieldOverlay, revision: Revision): JsonSchema {
  return before === undefined || isSince(revision, before.revision) ? schema : before.schema;
}
