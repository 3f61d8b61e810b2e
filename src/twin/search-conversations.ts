import type { ContactRecord, ConversationRecord, MessageRecord } from './records.ts';
import type { World } from './world.ts';

/** A conversation with what a search looks at. */
export type FoundConversation = {
  readonly conversation: ConversationRecord;
  readonly contact: ContactRecord | undefined;
  readonly last: MessageRecord | undefined;
};

/** Filters a search knows, by query parameter (OpenAPI, 2026-06-19); the others of that page are left alone. */
const FILTERS: Readonly<Record<string, (found: FoundConversation, value: string) => boolean>> = {
  locationId: ({ conversation }, id) => conversation.locationId === id,
  contactId: ({ conversation }, id) => conversation.contactId === id,
  assignedTo: ({ conversation }, id) => conversation.assignedTo === id,
  id: ({ conversation }, id) => conversation.id === id,
  lastMessageType: ({ last }, type) => last?.messageType === type,
  lastMessageDirection: ({ last }, direction) => last?.direction === direction,
  status: ({ conversation }, status) => hasStatus(conversation, status),
  query: (found, text) => textsOf(found).some((one) => one.toLowerCase().includes(text.toLowerCase())),
};

/**
 * Searches the conversations.
 *
 * @returns Those that pass every filter of the query: the latest message first, or last with `sort=asc`.
 */
export function searchConversations(
  query: Readonly<Record<string, string>>,
  world: World,
): readonly FoundConversation[] {
  const found = [...world.conversations.values()]
    .map((conversation) => ({
      conversation,
      contact: world.contacts.get(conversation.contactId),
      last: world.messagesOf(conversation.id)[0],
    }))
    .filter((one) => Object.entries(query).every(([name, value]) => FILTERS[name]?.(one, value) ?? true))
    .sort((a, b) => Date.parse(b.conversation.dateUpdated) - Date.parse(a.conversation.dateUpdated));
  return query.sort === 'asc' ? found.reverse() : found;
}

function hasStatus({ unreadCount, starred }: ConversationRecord, status: string): boolean {
  if (status === 'unread') return unreadCount > 0;
  if (status === 'read') return unreadCount === 0;
  return status === 'starred' ? starred : true;
}

function textsOf({ contact, last }: FoundConversation): readonly string[] {
  const person = contact?.contact;
  return [person?.name, person?.email, person?.phone, last?.body].filter((text) => typeof text === 'string');
}
