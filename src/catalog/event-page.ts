import type { JsonObject } from '../model/json.ts';
import type { Revision } from '../model/revision.ts';
import type { DocumentedProperties } from './documented-page.ts';

/** One example of a page of an event. */
export type EventExample = {
  /** What it shows, in the page's words; its number on the page when the page has none. */
  readonly heading: string;
  readonly payload: JsonObject;
};

/** A page as it was first read with this schema. */
export type EventPageState = {
  readonly revision: Revision;
  readonly source: string;
  /** The documented schema, as the page has it: some of its types are no JSON Schema. */
  readonly properties: DocumentedProperties;
  readonly examples: readonly EventExample[];
  /** Where the page contradicts itself, as noted when it was read. */
  readonly warnings: readonly string[];
};

/** A page of an event that is no message, through its readings, oldest first. */
export type EventPage = { readonly page: string; readonly states: readonly EventPageState[] };
