import type { JsonSchema } from '../model/json.ts';
import type { Revision } from '../model/revision.ts';

/** Properties of a documented schema, in the order of the page. */
export type DocumentedProperties = Readonly<Record<string, JsonSchema>>;

/** One schema of a page. */
export type DocumentedSchema = {
  /** What was read on the page itself. */
  readonly stated: DocumentedProperties;
  /** What the page is taken to have as well: that part was not seen, and a neighbouring revision has it. */
  readonly assumed: DocumentedProperties;
};

/** One example of a page. */
export type PageExample = {
  /** What it shows: its messageType, numbered from the second of the same on. */
  readonly heading: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Whether it was not seen on this page but is taken over from a neighbouring revision. */
  readonly assumed: boolean;
};

/** A page as it stood in one revision. */
export type PageRevision = {
  readonly revision: Revision;
  readonly source: string;
  readonly message: DocumentedSchema;
  readonly email: DocumentedSchema;
  readonly examples: readonly PageExample[];
};

/** A page of the webhook documentation through its revisions, oldest first. */
export type DocumentedPage = { readonly page: string; readonly revisions: readonly PageRevision[] };
