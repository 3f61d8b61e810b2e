import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { kindSchema } from '../catalog/kind-schema.ts';
import type { Payload } from '../model/payload.ts';
import type { Revision } from '../model/revision.ts';

const validators = new Map<string, ValidateFunction>();

/**
 * Checks a payload against the schema of its kind and revision.
 *
 * @returns What is wrong, one line each; empty when it is valid.
 */
export function checkPayload(payload: Payload, kind: string, revision: Revision): readonly string[] {
  const key = `${kind} ${revision}`;
  let validate = validators.get(key);
  if (validate === undefined) {
    validate = createAjv().compile(kindSchema(kind, revision));
    validators.set(key, validate);
  }
  return validate(payload) ? [] : (validate.errors ?? []).map(describe);
}

function createAjv(): Ajv {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  return ajv;
}

function describe(error: ErrorObject): string {
  const where = error.instancePath === '' ? 'the payload' : error.instancePath.slice(1).replace(/\//g, '.');
  return `${where} ${explain(error)}`;
}

function explain({ keyword, params, message }: ErrorObject): string {
  if (keyword === 'additionalProperties') return `has an unknown field "${params.additionalProperty}"`;
  if (keyword === 'required') return `must have the field "${params.missingProperty}"`;
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`;
  if (keyword === 'enum') return `must be one of ${listValues(params.allowedValues)}`;
  return `${message}`;
}

function listValues(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ');
}
