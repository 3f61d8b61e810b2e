import type { JsonSchema, JsonValue } from '../model/json.ts';

/**
 * What is laid over a documented property: JSON Schema keywords, and where its value comes from.
 *
 * @remarks `faker: 'story.<name>'` is a value of the story; `faker: { 'ids.<shape>': [owner, entity] }` is the id of
 * something that belongs to the contact, the location or the company; `default` is a value that is always the same.
 * Without any of them the value is drawn from the keywords.
 */
export type EventSource = JsonSchema;

/** Sources by the path of their property: `appointment.users[]` is an item of a list inside an object. */
export type EventSources = Readonly<Record<string, EventSource>>;

/** Whose something is: there is one of it for each contact, location or company. */
export type Owner = 'contact' | 'location' | 'company';

/**
 * Ids as they stand in the documented examples, placeholders included; what is sent has one exact shape.
 *
 * @remarks Real ones of contacts, users and locations have 20 letters and digits (observed: issues #224, #255, #260).
 */
const ID = { type: 'string', pattern: '^[A-Za-z0-9_]{10,24}$' };

/** A value of the story. */
export function story(name: string, schema: JsonSchema = {}): EventSource {
  return { ...schema, faker: `story.${name}` };
}

/** The id of somebody or something the story knows. */
export function storyId(name: string): EventSource {
  return story(name, ID);
}

/** An id of 20 letters and digits. */
export function recordId(owner: Owner, entity: string): EventSource {
  return { ...ID, faker: { 'ids.record': [owner, entity] } };
}

/** An id of 24 hexadecimal digits. */
export function hexId(owner: Owner, entity: string): EventSource {
  return { ...ID, faker: { 'ids.hex': [owner, entity] } };
}

/** An id of eleven small letters and digits, as product variants have (documented: ProductCreate page 2025-05). */
export function shortId(owner: Owner, entity: string): EventSource {
  return { ...ID, faker: { 'ids.short': [owner, entity] } };
}

/** A random UUID. */
export function uuid(owner: Owner, entity: string): EventSource {
  return { type: 'string', format: 'uuid', faker: { 'ids.uuid': [owner, entity] } };
}

/** A value that is sent whoever it is about; others are as valid. */
export function usual(value: JsonValue): EventSource {
  return { default: value };
}

/** The sources of one page, over those its area shares. */
export function pages(
  shared: EventSources,
  own: Readonly<Record<string, EventSources>>,
): Readonly<Record<string, EventSources>> {
  return Object.fromEntries(Object.entries(own).map(([page, sources]) => [page, { ...shared, ...sources }]));
}
