import type { JsonSchema } from '../model/json.ts';
import type { Revision } from '../model/revision.ts';
import { kindFields } from './kind-fields.ts';

const known = new Map<string, JsonSchema>();

/**
 * Gives the JSON Schema (draft-07) of a kind's payload in a revision: every field in the order sent, nothing else.
 *
 * @remarks Besides the draft's keywords it has `faker`, which says where a value comes from.
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_KIND`, or `HL_CATALOG_KIND_NOT_IN_REVISION`.
 */
export function kindSchema(kind: string, revision: Revision): JsonSchema {
  const key = `${kind}@${revision}`;
  let schema = known.get(key);
  if (schema === undefined) {
    const fields = kindFields(kind, revision);
    schema = {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.name, field.schema])),
      required: fields.filter((field) => field.presence === 'always').map((field) => field.name),
      additionalProperties: false,
    };
    known.set(key, schema);
  }
  return schema;
}
