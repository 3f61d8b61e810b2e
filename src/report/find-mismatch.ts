import type { JsonObject, JsonValue } from '../model/json.ts';

const VALUE_LENGTH = 60;

/**
 * Finds the first place where an answer differs from what a step expects of it.
 *
 * @remarks Partial: objects may have further keys, at any depth. Arrays must have the same length.
 * @returns Place and value, as in `call.status is "busy"`; null when the answer matches.
 */
export function findMismatch(expected: JsonValue, actual: JsonValue, path = ''): string | null {
  if (isArray(expected)) {
    if (!isArray(actual)) return mismatch(path, actual);
    if (actual.length !== expected.length) {
      return `${path || 'the answer'} has length ${actual.length}, not ${expected.length}`;
    }
    return first(expected, (item, index) =>
      findMismatch(item, actual[index] as JsonValue, `${path}[${index}]`),
    );
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return mismatch(path, actual);
    return first(Object.entries(expected), ([key, item]) => {
      const place = joinKey(path, key);
      if (!Object.hasOwn(actual, key)) return `${place} is missing`;
      return findMismatch(item, actual[key] as JsonValue, place);
    });
  }
  return expected === actual ? null : mismatch(path, actual);
}

/** Compares an answer's text with what a step expects of it; also says when the text is no JSON. */
export function findTextMismatch(expected: JsonValue, text: string): string | null {
  if (text.trim() === '') return 'the answer is empty';
  let actual: JsonValue;
  try {
    actual = JSON.parse(text) as JsonValue;
  } catch {
    return `the answer is not JSON: ${shorten(JSON.stringify(text))}`;
  }
  return findMismatch(expected, actual);
}

function first<Item>(
  items: readonly Item[],
  find: (item: Item, index: number) => string | null,
): string | null {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== null) return found;
  }
  return null;
}

function mismatch(path: string, actual: JsonValue): string {
  return `${path || 'the answer'} is ${shorten(JSON.stringify(actual))}`;
}

function joinKey(path: string, key: string): string {
  if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

function shorten(text: string): string {
  return text.length <= VALUE_LENGTH ? text : `${text.slice(0, VALUE_LENGTH - 1)}…`;
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
