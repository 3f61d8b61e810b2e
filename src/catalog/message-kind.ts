import type { KindDefinition } from '../model/catalog.ts';
import { documentedPages } from './documented-pages.ts';

/** Whether a kind is a message: of OutboundMessage or InboundMessage, the pages with a revision of their own each. */
export function isMessage(kind: KindDefinition): boolean {
  return documentedPages.some(({ page }) => page === kind.event);
}
