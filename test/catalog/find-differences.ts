import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { JsonSchema } from '../../src/model/json.ts';

const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
ajvFormats.default(ajv);
ajv.addKeyword('faker');

/** One thing a schema has against a payload: where, and the value that stands there (null when it is missing). */
export type Difference = { readonly path: string; readonly value: unknown };

/** Finds all that a schema has against a payload. */
export function findDifferences(schema: JsonSchema, payload: unknown): readonly Difference[] {
  ajv.validate(schema, payload);
  return (ajv.errors ?? []).map((error) => {
    const missing = error.params.missingProperty as string | undefined;
    if (missing !== undefined) return { path: `${error.instancePath}/${missing}`, value: null };
    const extra = error.params.additionalProperty as string | undefined;
    return {
      path: extra === undefined ? error.instancePath : `${error.instancePath}/${extra}`,
      value: error.data,
    };
  });
}
