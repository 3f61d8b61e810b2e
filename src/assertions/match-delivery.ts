import type { JsonObject, JsonValue } from '../model/json.ts';
import type { ReceivedDelivery } from '../model/received-delivery.ts';

/** Which delivery is meant: part of its payload, or a function that looks at all of it. */
export type DeliveryMatch = JsonObject | ((delivery: ReceivedDelivery) => boolean);

/** What keeps a delivery from matching a partial payload, one line for each value; empty when it matches. */
export function findDifferences(partial: JsonObject, payload: JsonObject): readonly string[] {
  return differencesOf(partial, payload, '');
}

/** Whether a delivery is the one meant. */
export function isMatch(delivery: ReceivedDelivery, match: DeliveryMatch): boolean {
  return typeof match === 'function'
    ? match(delivery)
    : findDifferences(match, delivery.payload).length === 0;
}

function differencesOf(expected: JsonValue, actual: JsonValue | undefined, path: string): readonly string[] {
  if (isContainer(expected) && isContainer(actual) && Array.isArray(expected) === Array.isArray(actual)) {
    const wanted = Object.entries(expected);
    const given = actual as Readonly<Record<string, JsonValue>>;
    const lengths =
      Array.isArray(expected) && expected.length !== (actual as readonly JsonValue[]).length
        ? [`${path} has ${(actual as readonly JsonValue[]).length} items, not ${expected.length}`]
        : [];
    return [
      ...lengths,
      ...wanted.flatMap(([key, value]) =>
        differencesOf(value as JsonValue, given[key], path === '' ? key : `${path}.${key}`),
      ),
    ];
  }
  if (expected === actual) return [];
  const what = actual === undefined ? 'is missing' : `is ${shorten(actual)}, not ${shorten(expected)}`;
  return [`${path || 'the payload'} ${what}`];
}

function isContainer(value: JsonValue | undefined): value is JsonObject | readonly JsonValue[] {
  return typeof value === 'object' && value !== null;
}

function shorten(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
