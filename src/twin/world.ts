import type { EventWitness, StoryClock } from '../model/world.ts';
import { type ReadMessage, readMessage } from './read-message.ts';
import { readPeople } from './read-people.ts';
import type {
  ContactRecord,
  ConversationRecord,
  EmailRecord,
  LocationRecord,
  MessageRecord,
  UserRecord,
} from './records.ts';

/** Everything a twin can be asked for, by id. */
export type World = EventWitness & {
  readonly contacts: ReadonlyMap<string, ContactRecord>;
  readonly users: ReadonlyMap<string, UserRecord>;
  readonly locations: ReadonlyMap<string, LocationRecord>;
  readonly conversations: ReadonlyMap<string, ConversationRecord>;
  readonly messages: ReadonlyMap<string, MessageRecord>;
  readonly emails: ReadonlyMap<string, EmailRecord>;
  /** The messages of a conversation, newest first. */
  messagesOf(conversationId: string): readonly MessageRecord[];
  /** The instant of now, epoch milliseconds: of the story where there is one, else of the wall clock. */
  now(): number;
  /** How long ago something came into being, in milliseconds; null for an id nobody has. */
  ageMs(id: string): number | null;
  /** Adds a message, or what is new about it, and its email. */
  addMessage(read: ReadMessage): void;
  setStatus(message: MessageRecord, status: string): void;
  /** Forgets everything. */
  clear(): void;
};

type Birth = { readonly at: number; now(): number };

/**
 * Creates an empty world.
 *
 * @remarks It keeps every message it is told of, so it is for the runs of a test, not for a million events.
 * @param wallNow Epoch milliseconds.
 */
export function createWorld(wallNow: () => number): World {
  const contacts = new Map<string, ContactRecord>();
  const users = new Map<string, UserRecord>();
  const locations = new Map<string, LocationRecord>();
  const conversations = new Map<string, ConversationRecord>();
  const messages = new Map<string, MessageRecord>();
  const idsByConversation = new Map<string, Set<string>>();
  const emails = new Map<string, EmailRecord>();
  const births = new Map<string, Birth>();
  const tables = [contacts, users, locations, conversations, messages, idsByConversation, emails, births];
  let story: Pick<StoryClock, 'now'> = { now: wallNow };

  return {
    contacts,
    users,
    locations,
    conversations,
    messages,
    emails,
    witness(event, itsStory) {
      story = itsStory;
      readPeople(event, { contacts, users, locations, conversations, born, wasBorn });
      const read = readMessage(event);
      if (read !== null) addMessage(read);
    },
    messagesOf: (conversationId) =>
      [...(idsByConversation.get(conversationId) ?? [])]
        .flatMap((id) => messages.get(id) ?? [])
        .filter((message) => message.conversationId === conversationId)
        .reverse()
        .sort((a, b) => Date.parse(b.dateAdded) - Date.parse(a.dateAdded)),
    now: () => story.now(),
    ageMs(id) {
      const birth = births.get(id);
      return birth === undefined ? null : birth.now() - birth.at;
    },
    addMessage,
    setStatus(message, status) {
      messages.set(message.id, { ...message, status, dateUpdated: new Date(story.now()).toISOString() });
    },
    clear() {
      for (const table of tables) table.clear();
      story = { now: wallNow };
    },
  };

  function wasBorn(id: string): boolean {
    return births.has(id);
  }

  function born(id: string): void {
    if (wasBorn(id)) return;
    const { now } = story;
    births.set(id, { at: now(), now });
  }

  function addMessage({ message, email }: ReadMessage): void {
    const known = messages.get(message.id);
    const emailIds = [...new Set([...(known?.emailIds ?? []), ...message.emailIds])];
    const dateAdded = known?.dateAdded ?? message.dateAdded;
    messages.set(message.id, { ...message, dateAdded, emailIds });
    noteIdInConversation(message);
    born(message.id);
    if (email !== null) {
      emails.set(email.id, email);
      born(email.id);
    }
    if (known === undefined || email !== null) noteInConversation(message);
  }

  function noteIdInConversation({ id, conversationId }: MessageRecord): void {
    const ids = idsByConversation.get(conversationId);
    if (ids === undefined) idsByConversation.set(conversationId, new Set([id]));
    else ids.add(id);
  }

  function noteInConversation(message: MessageRecord): void {
    const { conversationId: id, contactId, locationId, userId, dateAdded, direction } = message;
    const known = conversations.get(id);
    conversations.set(id, {
      id,
      contactId,
      locationId,
      assignedTo: userId,
      dateAdded,
      deleted: false,
      inbox: true,
      starred: false,
      ...known,
      dateUpdated: dateAdded,
      unreadCount: (known?.unreadCount ?? 0) + (direction === 'inbound' ? 1 : 0),
    });
    born(id);
  }
}
