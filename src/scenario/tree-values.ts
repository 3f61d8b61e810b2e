import type { JsonObject, JsonValue } from '../model/json.ts';

/** Whether a value is a map. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A child that is a map, or an empty one: checks read past whatever has the wrong shape, which is told elsewhere. */
export function mapAt(parent: JsonValue | undefined, key: string): JsonObject {
  const child = childAt(parent, key);
  return isObject(child) ? (child as JsonObject) : {};
}

/** A child that is a list, or an empty one. */
export function listAt(parent: JsonValue | undefined, key: string): readonly JsonValue[] {
  const child = childAt(parent, key);
  return Array.isArray(child) ? (child as readonly JsonValue[]) : [];
}

/** A child that is text. */
export function textAt(parent: JsonValue | undefined, key: string): string | undefined {
  const child = childAt(parent, key);
  return typeof child === 'string' ? child : undefined;
}

/** A child of a map by its own key. */
export function childAt(parent: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(parent) && Object.hasOwn(parent, key) ? (parent as JsonObject)[key] : undefined;
}
