import type { Revision } from '../model/revision.ts';
import type { EventPage, EventPageState } from './event-page.ts';
import { eventPages } from './generated/event-pages.ts';
import { isSince } from './revisions.ts';

const known = new Map<string, EventPage>();

/** The names of the pages of events that are no message. */
export const EVENT_PAGE_NAMES: readonly string[] = Object.keys(eventPages);

/** Finds the page of an event that is no message. A page is text until it is asked for, so that a run reads few. */
export function findEventPage(event: string): EventPage {
  let page = known.get(event);
  if (page === undefined) {
    const text = (eventPages as Readonly<Record<string, string>>)[event];
    if (text === undefined) throw new Error(`Failed to find the page of ${event}: generated/ lacks it.`);
    page = JSON.parse(text) as EventPage;
    known.set(event, page);
  }
  return page;
}

/** The state of an event's page that holds in a revision. */
export function findEventPageState(event: string, revision: Revision): EventPageState {
  return pickState(findEventPage(event), revision);
}

/** The state of a page that holds in a revision: the newest not after it, else the oldest. */
export function pickState({ states }: EventPage, revision: Revision): EventPageState {
  return (states.findLast((state) => isSince(revision, state.revision)) ?? states[0]) as EventPageState;
}
