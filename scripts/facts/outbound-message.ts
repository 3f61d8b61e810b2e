import type {
  DocumentedPage,
  DocumentedProperties,
  PageExample,
  PageRevision,
} from '../../src/catalog/documented-page.ts';
import type { Revision } from '../../src/model/revision.ts';
import { assumed, isDatedRevision, nameExamples, PAGES, readDatedPage, stated } from './dated-page.ts';
import type { ReadFacts } from './read-facts.ts';

type RevisionEntry = {
  readonly revision: string;
  readonly messageFields: readonly string[];
  readonly emailFields: readonly string[];
  readonly examples: readonly PageExample['payload'][];
};

/** A page read in part: up to which message field, and which examples. Its e-mail part was not. */
type Reading = { readonly source: string; readonly lastField: string; readonly headings: readonly string[] };

const READINGS: Readonly<Record<string, Reading>> = {
  '2026-01': {
    source: `${PAGES}/OutboundMessage (in part, about 2026-01-20, issue #188)`,
    lastField: 'messageTypeString',
    headings: ['SMS'],
  },
  latest: {
    source: 'marketplace.gohighlevel.com/docs/2021-04-15/webhook/OutboundMessage (in part, undated)',
    lastField: 'source',
    headings: [],
  },
};

/** Builds the OutboundMessage page through all its revisions. */
export function buildOutboundMessage(readFacts: ReadFacts): DocumentedPage {
  const page = 'OutboundMessage';
  const newest = readDatedPage(readFacts, '2026-08', page);
  const messageTypes = { ...newest.message.stated, originalMessageId: { type: 'string' } };
  const { revisions } = readFacts('OutboundMessage.revisions.json') as {
    readonly revisions: readonly RevisionEntry[];
  };
  return {
    page,
    revisions: revisions.map((entry): PageRevision => {
      const revision = (entry.revision === '2026-latest' ? 'latest' : entry.revision) as Revision;
      const email = pickTypes(entry.emailFields, newest.email.stated);
      if (isDatedRevision(revision)) {
        const { source } = readDatedPage(readFacts, revision, page);
        const message = pickTypes(entry.messageFields, messageTypes);
        const examples = nameExamples(entry.examples, () => false);
        return { revision, source, message: stated(message), email: stated(email), examples };
      }
      const { source, lastField, headings } = READINGS[revision] as Reading;
      const readCount = entry.messageFields.indexOf(lastField) + 1;
      const message = {
        stated: pickTypes(entry.messageFields.slice(0, readCount), messageTypes),
        assumed: pickTypes(entry.messageFields.slice(readCount), messageTypes),
      };
      const examples = nameExamples(entry.examples, (heading) => !headings.includes(heading));
      return { revision, source, message, email: assumed(email), examples };
    }),
  };
}

function pickTypes(names: readonly string[], types: DocumentedProperties): DocumentedProperties {
  return Object.fromEntries(
    names.map((name) => {
      const type = types[name];
      if (type === undefined)
        throw new Error(`Failed to type OutboundMessage.${name}: no dated page has it.`);
      return [name, type];
    }),
  );
}
