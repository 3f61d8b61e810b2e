import { accountSources } from './account-sources.ts';
import { calendarSources } from './calendar-sources.ts';
import { contactSources } from './contact-sources.ts';
import { conversationSources } from './conversation-sources.ts';
import { type EventSource, type EventSources, story, storyId, usual } from './event-source.ts';
import { invoiceSources } from './invoice-sources.ts';
import { objectSources } from './object-sources.ts';
import { opportunitySources } from './opportunity-sources.ts';
import { providerSources } from './provider-sources.ts';
import { storeSources } from './store-sources.ts';

/** By page. */
const OWN: Readonly<Record<string, EventSources>> = {
  ...contactSources,
  ...calendarSources,
  ...opportunitySources,
  ...conversationSources,
  ...invoiceSources,
  ...storeSources,
  ...objectSources,
  ...accountSources,
  ...providerSources,
};

const DATE_TIME = { type: 'string', format: 'date-time' };

/** By name, wherever it stands on a page. */
const COMMON: EventSources = {
  locationId: storyId('locationId'),
  companyId: storyId('companyId'),
  contactId: storyId('contactId'),
  userId: storyId('assignedUserId'),
  // Seen as null in the example of the Webhook Logs Dashboard page (2025-11-07).
  assignedTo: { ...storyId('assignedUserId'), type: ['string', 'null'] },
  appId: storyId('appId'),
  versionId: storyId('versionId'),
  altId: storyId('locationId'),
  dateAdded: story('dateAdded', DATE_TIME),
  createdAt: story('dateAdded', DATE_TIME),
  updatedAt: story('dateUpdated', DATE_TIME),
  timestamp: story('timestamp', DATE_TIME),
  webhookId: story('webhookId', { type: 'string', format: 'uuid' }),
  liveMode: usual(true),
};

/**
 * Finds where the value of a property comes from: an entry for its path on its page, else a rule for its name.
 *
 * @param path As in `appointment.users[]`.
 */
export function findEventSource(event: string, path: string): EventSource | undefined {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return own(OWN[event], path) ?? own(COMMON, name);
}

function own(sources: EventSources | undefined, key: string): EventSource | undefined {
  return sources !== undefined && Object.hasOwn(sources, key) ? sources[key] : undefined;
}
