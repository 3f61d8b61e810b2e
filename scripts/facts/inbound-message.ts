import type { DocumentedPage, DocumentedProperties } from '../../src/catalog/documented-page.ts';
import { assumed, readDatedPage } from './dated-page.ts';
import type { ReadFacts } from './read-facts.ts';

/** What OutboundMessage gained in 2026-01; InboundMessage is taken to have gained it with it. */
const GAINED_IN_2026_01: DocumentedProperties = {
  from: { type: 'string' },
  to: { type: 'string' },
  messageTypeId: { type: 'number' },
  messageTypeString: { type: 'string' },
};

/** Builds the InboundMessage page through all its revisions; two of them were never seen. */
export function buildInboundMessage(readFacts: ReadFacts): DocumentedPage {
  const page = 'InboundMessage';
  const oldest = readDatedPage(readFacts, '2025-05', page);
  const seed = readDatedPage(readFacts, '2025-10', page);
  const newest = readDatedPage(readFacts, '2026-08', page);
  return {
    page,
    revisions: [
      oldest,
      seed,
      {
        revision: '2026-01',
        source: 'no page seen; as in 2025-10, with what OutboundMessage gained (issue #188)',
        message: assumed({ ...seed.message.stated, ...GAINED_IN_2026_01 }),
        email: assumed(seed.email.stated),
        examples: [],
      },
      newest,
      {
        revision: 'latest',
        source: 'no later page seen; as in 2026-08',
        message: assumed(newest.message.stated),
        email: assumed(newest.email.stated),
        examples: newest.examples.map((example) => ({ ...example, assumed: true })),
      },
    ],
  };
}
