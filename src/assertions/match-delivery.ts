import type { JsonObject, JsonValue } from '../model/json.ts';
import type { ReceivedDelivery } from '../model/received-delivery.ts';
import type { FieldName } from '../model/typed-payload.ts';
import { misuse } from './finding.ts';

/**
 * Which delivery is meant: part of its payload, or a function that looks at all of it.
 *
 * @remarks The fields are those of a kind, as in `DeliveryMatch<'call.answered'>`; without one, those of all kinds. To
 * match a field that no kind has, say that you mean it: `{ brandNew: true } as JsonObject`.
 */
export type DeliveryMatch<K extends string = string> =
  | { readonly [Field in FieldName<K>]?: JsonValue }
  | ((delivery: ReceivedDelivery<K>) => boolean);

/** What keeps a delivery from matching a partial payload, one line for each value; empty when it matches. */
export function findDifferences(partial: JsonObject, payload: JsonObject): readonly string[] {
  return differencesOf(partial, payload, '');
}

/**
 * Whether a delivery is the one meant.
 *
 * @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED` when a function answers with anything but true or false
 */
export function isMatch(delivery: ReceivedDelivery, match: DeliveryMatch): boolean {
  if (typeof match !== 'function') return findDifferences(match, delivery.payload).length === 0;
  const answer: unknown = match(delivery);
  if (typeof answer === 'boolean') return answer;
  const given = answer instanceof Promise ? 'a promise' : JSON.stringify(answer);
  throw misuse('a delivery', `the function gave ${given}`, 'Give one that returns true or false at once.');
}

/**
 * Asserts that something says which delivery is meant.
 *
 * @param user Who was given it, as messages call it.
 * @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED`
 */
export function assertMatch(match: unknown, user: string): void {
  if (typeof match === 'function') return;
  const advice = `Write ${user}({ messageType: 'CALL' }).`;
  if (typeof match !== 'object' || match === null) {
    throw misuse(`"${user}"`, `"${match}" is neither part of a payload nor a function`, advice);
  }
  for (const [key, value] of Object.entries(match)) {
    if (value === undefined)
      throw misuse(`"${user}"`, `"${key}" is undefined, which no payload holds`, advice);
  }
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
        differencesOf(
          value as JsonValue,
          Object.hasOwn(given, key) ? given[key] : undefined,
          path === '' ? key : `${path}.${key}`,
        ),
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
