import type { Payload } from '../model/payload.ts';
import type { WitnessedEvent } from '../model/world.ts';
import type { ContactRecord, ConversationRecord, LocationRecord, UserRecord } from './records.ts';

/** Where the people and places of events are kept. */
type People = {
  readonly contacts: Map<string, ContactRecord>;
  readonly users: Map<string, UserRecord>;
  readonly locations: Map<string, LocationRecord>;
  readonly conversations: Map<string, ConversationRecord>;
  /** Notes when an id was first heard of. */
  born(id: string): void;
  /** Whether an id was ever heard of, also of what is deleted by now. */
  wasBorn(id: string): boolean;
};

/** Fields of every webhook, which say nothing about what it is about. */
const ENVELOPE = ['type', 'locationId', 'companyId', 'versionId', 'appId', 'timestamp', 'webhookId', 'id'];

/** Takes in whom an event is about, and what it says about them where it is an event of theirs. */
export function readPeople(event: WitnessedEvent, people: People): void {
  readLocation(event, people);
  readUser(event, people);
  readContact(event, people);
  readConversation(event, people);
}

function readContact(event: WitnessedEvent, { contacts, born, wasBorn }: People): void {
  const { payload, contact, user, location } = event;
  if (contact === null) return;
  const isOwn = event.event.startsWith('Contact');
  const id = String((isOwn ? payload.id : payload.contactId) ?? contact.id);
  if (event.event === 'ContactDelete') {
    contacts.delete(id);
    return;
  }
  // A message is no news of its contact, and does not bring a deleted one back.
  if (!isOwn && wasBorn(id)) return;
  const known = contacts.get(id);
  const details = isOwn ? detailsOf(payload) : {};
  const locationId = String(payload.locationId ?? location.id);
  contacts.set(id, {
    contact: { ...contact, id },
    locationId,
    assignedTo: user.id,
    dateAdded: new Date(event.happenedAt).toISOString(),
    ...known,
    details: { ...known?.details, ...details },
  });
  born(id);
}

function readUser(event: WitnessedEvent, { users, born }: People): void {
  const { payload, user, location, companyId } = event;
  const isOwn = event.event.startsWith('User');
  const id = String((isOwn ? payload.id : undefined) ?? user.id);
  if (event.event === 'UserDelete') {
    users.delete(id);
    return;
  }
  const known = users.get(id);
  users.set(id, {
    user: { ...user, id },
    companyId,
    locationIds: [...new Set([...(known?.locationIds ?? []), location.id])],
    details: { ...known?.details, ...(isOwn ? detailsOf(payload) : {}) },
  });
  born(id);
}

function readLocation(event: WitnessedEvent, { locations, born }: People): void {
  const { payload, location, companyId } = event;
  const isOwn = event.event === 'LocationCreate' || event.event === 'LocationUpdate';
  const id = String((isOwn ? payload.id : undefined) ?? location.id);
  const details = { ...locations.get(id)?.details, ...(isOwn ? detailsOf(payload) : {}) };
  locations.set(id, { location: { ...location, id }, companyId, details });
  born(id);
}

function readConversation(event: WitnessedEvent, { conversations, born }: People): void {
  const { payload, contact, user, location } = event;
  if (event.event !== 'ConversationUnreadWebhook' || contact === null) return;
  const id = String(payload.id ?? contact.conversationId);
  const dateAdded = new Date(event.happenedAt).toISOString();
  conversations.set(id, {
    id,
    contactId: contact.id,
    locationId: location.id,
    assignedTo: user.id,
    dateAdded,
    dateUpdated: dateAdded,
    ...conversations.get(id),
    unreadCount: Number(payload.unreadCount ?? 0),
    deleted: payload.deleted === true,
    inbox: payload.inbox !== false,
    starred: payload.starred === true,
  });
  born(id);
}

function detailsOf(payload: Payload): Payload {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !ENVELOPE.includes(name)));
}
