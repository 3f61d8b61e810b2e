import type { JsonObject, JsonSchema, JsonValue } from '../model/json.ts';
import { findEventSource } from './find-event-source.ts';

/** A property of a page: as its schema lists it and as its example shows it. */
export type EventProperty = {
  readonly event: string;
  /** As in `appointment.users[]`. */
  readonly path: string;
  readonly listed?: JsonSchema;
  readonly example?: JsonValue;
  /** Whether the example that is followed has it, or it stands around every event; otherwise it is not sent. */
  readonly isSent: boolean;
};

/** Types of documented schemas that JSON Schema does not have. */
const TYPES: Readonly<Record<string, string>> = { Date: 'string', 'Email/SMS': 'string' };

/** Keywords taken over from documented schemas; `required: true` and examples of a property are left behind. */
const KEYWORDS = ['type', 'format', 'enum'];

/**
 * Lays out the schema of a property, with the source of each value inside it.
 *
 * @remarks Where there is a source, it is laid over what the page lists. Else objects and lists are laid out like the
 * example, property by property, and any other value is sent as the example has it.
 */
export function layEventSchema(property: EventProperty): JsonSchema {
  const { event, path, listed = {}, example } = property;
  const base = { ...typeOf(example), ...documentedKeywords(listed) };
  if (!property.isSent) return base;
  const source = findEventSource(event, path);
  if (source !== undefined) return { ...base, ...source };
  if (isObject(example)) return { ...base, ...layObject(property, example) };
  if (Array.isArray(example)) return layList(property, example);
  return example === undefined ? base : { ...base, default: example };
}

function layObject({ event, path, listed }: EventProperty, example: JsonObject): JsonSchema {
  const properties = (listed?.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  const names = [...new Set([...Object.keys(example), ...Object.keys(properties)])];
  return {
    properties: Object.fromEntries(
      names.map((name) => [
        name,
        layEventSchema({
          event,
          path: `${path}.${name}`,
          listed: properties[name],
          example: example[name],
          isSent: name in example,
        }),
      ]),
    ),
    required: Object.keys(example),
  };
}

/** A list of objects has one item, like the first of the example; so has one whose items have a source. */
function layList({ event, path, listed }: EventProperty, example: readonly JsonValue[]): JsonSchema {
  const item = `${path}[]`;
  const [first] = example;
  if (!isObject(first) && findEventSource(event, item) === undefined)
    return { type: 'array', default: example };
  const items = listed?.items as JsonSchema | undefined;
  return {
    type: 'array',
    items: layEventSchema({ event, path: item, listed: items, example: first, isSent: true }),
  };
}

function documentedKeywords(listed: JsonSchema): JsonSchema {
  const kept = KEYWORDS.filter((keyword) => keyword in listed).map((keyword) => [keyword, listed[keyword]]);
  const keywords: JsonSchema = Object.fromEntries(kept);
  const { type } = keywords;
  return typeof type === 'string' && type in TYPES ? { ...keywords, type: TYPES[type] } : keywords;
}

function typeOf(example: JsonValue | undefined): JsonSchema {
  if (example === undefined) return {};
  if (example === null) return { type: 'null' };
  return { type: Array.isArray(example) ? 'array' : typeof example };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
