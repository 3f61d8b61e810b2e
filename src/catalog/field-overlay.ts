import type { KindField, Provenance } from '../model/catalog.ts';
import type { JsonSchema, JsonValue } from '../model/json.ts';
import type { Revision } from '../model/revision.ts';

/** What this package adds to a field as its page documents it. */
export type FieldOverlay = {
  /** Keywords laid over the documented property. */
  readonly schema: JsonSchema;
  /** Other keywords instead, in the revisions before one. */
  readonly before?: { readonly revision: Revision; readonly schema: JsonSchema };
  /** @default 'always' */
  readonly presence?: KindField['presence'];
  /** Where it comes from when the page alone does not say so; by default the page. */
  readonly provenance?: Provenance;
  /** Set on a field that is sent though the page's schema does not list it; such a field needs a provenance. */
  readonly unlisted?: true;
};

/** The fields of a kind by name; the page's revision decides which of them exist. */
export type KindOverlay = Readonly<Record<string, FieldOverlay>>;

/** Makes a field one that is left out unless the event calls for it. */
export function optional(field: FieldOverlay): FieldOverlay {
  return { ...field, presence: 'optional' };
}

/** Gives a field a provenance of its own. */
export function because(provenance: Provenance, field: FieldOverlay): FieldOverlay {
  return { ...field, provenance };
}

/** Makes a field one that is sent though the page's schema does not list it. */
export function unlisted(provenance: Provenance, field: FieldOverlay): FieldOverlay {
  return { ...field, provenance, unlisted: true };
}

/** A field that always has the same value. */
export function constant(value: JsonValue): FieldOverlay {
  return { schema: { const: value } };
}
