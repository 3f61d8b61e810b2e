import type {
  DocumentedProperties,
  DocumentedSchema,
  PageExample,
  PageRevision,
} from '../../src/catalog/documented-page.ts';
import type { JsonSchema } from '../../src/model/json.ts';
import type { ReadFacts } from './read-facts.ts';

/** Where pages come from. */
export const PAGES = 'marketplace.gohighlevel.com/docs/webhook';

/** The folders of pages that were read whole, by revision, oldest first. */
export const DATED_FOLDERS = {
  '2025-05': {
    folder: 'events',
    source: (page: string) =>
      `GoHighLevel/highlevel-api-docs@0af86a4 docs/webhook events/${page}.md (2025-05-04)`,
  },
  '2025-10': {
    folder: 'events-2025-10',
    source: (page: string) => `${PAGES}/${page} (oscarcandoit/support-docs, 2025-10-11)`,
  },
  '2026-08': {
    folder: 'events-2026-08',
    source: (page: string) => `${PAGES}/${page} (third-party mirror, 2026-08-30)`,
  },
} as const;

/** The revisions whose pages were read whole. */
export type DatedRevision = keyof typeof DATED_FOLDERS;

/** Whether pages of a revision were read whole. */
export function isDatedRevision(revision: string): revision is DatedRevision {
  return Object.hasOwn(DATED_FOLDERS, revision);
}

/** A page's file: two schemas side by side, or as alternatives of one. */
type PageFile = {
  readonly schema: { readonly properties?: DocumentedProperties; readonly anyOf?: readonly JsonSchema[] };
  readonly additionalSchemas?: readonly { readonly schema: JsonSchema }[];
  readonly examples: readonly PageExample['payload'][];
};

/** Reads a page of messages as it stood in a revision. */
export function readDatedPage(readFacts: ReadFacts, revision: DatedRevision, page: string): PageRevision {
  const { folder, source } = DATED_FOLDERS[revision];
  const file = readFacts(`${folder}/${page}.json`) as PageFile;
  const schemas = file.schema.anyOf ?? [
    file.schema,
    ...(file.additionalSchemas ?? []).map(({ schema }) => schema),
  ];
  const [message = {}, email = {}] = schemas.map(({ properties }) => withoutDescriptions(properties));
  return {
    revision,
    source: source(page),
    message: stated(message),
    email: stated(email),
    examples: nameExamples(file.examples, () => false),
  };
}

/** A schema that was read on the page. */
export function stated(properties: DocumentedProperties): DocumentedSchema {
  return { stated: properties, assumed: {} };
}

/** A schema that was not read on the page. */
export function assumed(properties: DocumentedProperties): DocumentedSchema {
  return { stated: {}, assumed: properties };
}

/** Names examples for what they show. */
export function nameExamples(
  examples: readonly PageExample['payload'][],
  isAssumed: (heading: string) => boolean,
): readonly PageExample[] {
  const counts = new Map<unknown, number>();
  return examples.map((payload) => {
    const count = (counts.get(payload.messageType) ?? 0) + 1;
    counts.set(payload.messageType, count);
    const heading = count === 1 ? `${payload.messageType}` : `${payload.messageType} ${count}`;
    return { heading, payload, assumed: isAssumed(heading) };
  });
}

/** Properties of a schema without the words that explain them; a property that is itself named description stays. */
export function withoutDescriptions(properties: unknown): DocumentedProperties {
  return JSON.parse(
    JSON.stringify(properties ?? {}, (key, value) =>
      key === 'description' && typeof value === 'string' ? undefined : value,
    ),
  );
}
