import type { Provenance } from '../model/catalog.ts';
import type { Revision } from '../model/revision.ts';
import type { DocumentedPage, PageRevision } from './documented-page.ts';
import { inboundMessage } from './generated/inbound-message.ts';
import { outboundMessage } from './generated/outbound-message.ts';
import { documented, inferred } from './provenance.ts';
import { isSince } from './revisions.ts';

/** Every page carried over from the documentation. */
export const documentedPages: readonly DocumentedPage[] = [outboundMessage, inboundMessage];

/** Finds the page of an event. */
export function findPage(event: string): DocumentedPage {
  const page = documentedPages.find((candidate) => candidate.page === event);
  if (page === undefined) throw new Error(`Failed to find the page of ${event}: generated/ lacks it.`);
  return page;
}

/** Finds the state of a page in a revision. */
export function findPageRevision(page: DocumentedPage, revision: Revision): PageRevision {
  const found = page.revisions.find((candidate) => candidate.revision === revision);
  if (found === undefined)
    throw new Error(`Failed to find ${page.page} of ${revision}: generated/ lacks it.`);
  return found;
}

/**
 * Says how sure something is that a page was taken to have without being seen there: documented when an older
 * state of the page has it, else inferred.
 *
 * @param isStated Whether the page as read in a revision has it.
 */
export function provenanceOfAssumed(assumption: {
  readonly page: DocumentedPage;
  readonly revision: Revision;
  readonly isStated: (older: PageRevision) => boolean;
}): Provenance {
  const { page, revision, isStated } = assumption;
  const older = page.revisions.findLast(
    (candidate) => !isSince(candidate.revision, revision) && isStated(candidate),
  );
  if (older !== undefined) return documented(`${older.source}, taken to hold since`);
  return inferred(`${findPageRevision(page, revision).source}, and a later page that has it`);
}
