import type { JsonObject, JsonValue } from '../model/json.ts';

/** Leaves out what is null, as HighLevel's answers do. */
export function dropNull(fields: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as JsonObject;
}
