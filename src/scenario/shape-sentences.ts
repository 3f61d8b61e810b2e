import type { ErrorObject } from 'ajv';
import { kindsOfEvent } from '../catalog/kinds.ts';
import { findOwnerKey, isStepKey } from './step-keys.ts';
import { findMeant, suggestWord } from './suggest-name.ts';
import { isObject } from './tree-values.ts';

/** How many allowed words are listed when none is near. */
const MAX_LISTED = 12;
const MAX_QUOTED = 60;

const WANTED: Readonly<Record<string, string>> = {
  object: 'must be a map',
  array: 'must be a list',
  string: 'must be text',
  integer: 'must be a whole number',
  number: 'must be a number',
  boolean: 'must be true or false',
};

/** Says that a key has no place here, and what was likely meant. */
export function describeUnknownKey(error: ErrorObject, key: string): string {
  const known = Object.keys(error.parentSchema?.properties ?? {});
  const near = findMeant(key, known);
  const owner = isStepPointer(error.instancePath) ? findOwnerKey(error.data, key) : undefined;
  if (owner !== undefined && isStepKey(key)) return `"${key}" does not go with "${owner}"`;
  if (near !== null) return `unknown key "${key}". Did you mean "${near}"?`;
  if (isKindList(known)) return `"${key}" is no kind of event. ${seeKinds(key)}`;
  return `unknown key "${key}". Known here: ${known.join(', ')}`;
}

/** Says that a key must be there. */
export function describeMissingKey(key: string): string {
  return `"${key}" is missing`;
}

/** Whether a missing key is there, mistyped: then the unknown key is told, with what was likely meant. */
export function isMistyped(error: ErrorObject, key: string): boolean {
  const known = Object.keys(error.parentSchema?.properties ?? {});
  return Object.keys(error.data as object).some(
    (written) => !known.includes(written) && findMeant(written, known) === key,
  );
}

/** Says what a value should be and what it is. */
export function describeWrongValue(error: ErrorObject): string {
  const schema = error.parentSchema ?? {};
  const found: unknown = error.data;
  if (error.keyword === 'anyOf') return describeNoForm(String(schema.errorMessage), found, schema.properties);
  const wanted = String(schema.errorMessage ?? WANTED[String(schema.type)]);
  return `${wanted}, not ${quote(found)}${hintFor(schema, found)}`;
}

/** A step without the key that says what it is. */
function describeNoForm(wanted: string, found: unknown, properties: object): string {
  const keys = isObject(found) ? Object.keys(found) : [];
  const known = Object.keys(properties);
  for (const key of keys) {
    if (known.includes(key)) continue;
    const near = findMeant(key, known);
    if (near !== null) return `this step ${wanted}. Did you mean "${near}" by "${key}"?`;
  }
  return `this step ${wanted}`;
}

function hintFor(schema: Readonly<Record<string, unknown>>, found: unknown): string {
  const allowed = Array.isArray(schema.enum) ? schema.enum.map(String) : null;
  if (allowed !== null) {
    const near = typeof found === 'string' ? suggestWord(found, allowed) : '';
    if (near !== '') return `.${near}`;
    if (allowed.length === 1) return '';
    if (allowed.length <= MAX_LISTED) return `. Use ${allowed.join(', ')}`;
    return isKindList(allowed) ? `. ${seeKinds(found)}` : `. Use one of ${allowed.join(', ')}`;
  }
  if (typeof found === 'string') return hintForText(String(schema.errorMessage), found);
  const isText = schema.type === 'string' && schema.errorMessage === 'must be text';
  if (isText && (typeof found === 'number' || typeof found === 'boolean'))
    return `. Put it in quotes: "${found}"`;
  if (typeof found === 'number' && /duration/.test(String(schema.errorMessage))) {
    return `. Add a unit: ${found}ms or ${found}s`;
  }
  return '';
}

function hintForText(wanted: string, found: string): string {
  if (/instant/.test(wanted) && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(found)) {
    return `. Add the offset: ${found}Z or ${found}-05:00`;
  }
  const digits = found.replace(/[\s().-]/g, '');
  if (/phone/.test(wanted) && digits !== found && /^\+[1-9]\d{6,14}$/.test(digits))
    return `. Write "${digits}"`;
  return '';
}

/** Where kinds are listed, or those of an event that has several. */
function seeKinds(found: unknown): string {
  const kinds = typeof found === 'string' ? kindsOfEvent(found) : [];
  if (kinds.length === 0) return 'See them with `highlevel-mock events list`';
  return `It is an event of several kinds; use one of ${kinds.map(({ name }) => name).join(', ')}`;
}

function isKindList(allowed: readonly string[]): boolean {
  return allowed.includes('call.answered');
}

function quote(found: unknown): string {
  if (found === null) return 'nothing';
  if (Array.isArray(found)) return found.length === 0 ? 'an empty list' : 'a list';
  if (typeof found === 'object') return Object.keys(found as object).length === 0 ? 'an empty map' : 'a map';
  if (typeof found !== 'string') return String(found);
  return JSON.stringify(found.length > MAX_QUOTED ? `${found.slice(0, MAX_QUOTED)}…` : found);
}

function isStepPointer(pointer: string): boolean {
  return /\/steps\/\d+$/.test(pointer);
}
