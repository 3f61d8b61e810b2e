import type { JsonValue } from '../model/json.ts';
import type { Contact, Location, Payload, User } from '../model/payload.ts';

/** Who sent a message. */
export type Direction = 'inbound' | 'outbound';

/** A contact as HighLevel has it on record. */
export type ContactRecord = {
  readonly contact: Contact;
  readonly locationId: string;
  /** Who looks after the contact; null for nobody. */
  readonly assignedTo: string | null;
  /** ISO instant. */
  readonly dateAdded: string;
  /** What contact events said beside the above, by the names they use. */
  readonly details: Payload;
};

/** A user, and the locations seen together with it. */
export type UserRecord = {
  readonly user: User;
  readonly locationIds: readonly string[];
  readonly companyId: string;
  readonly details: Payload;
};

export type LocationRecord = {
  readonly location: Location;
  readonly companyId: string;
  readonly details: Payload;
};

/** A conversation without its messages. */
export type ConversationRecord = {
  readonly id: string;
  readonly contactId: string;
  readonly locationId: string;
  readonly assignedTo: string | null;
  /** ISO instants. */
  readonly dateAdded: string;
  readonly dateUpdated: string;
  readonly unreadCount: number;
  readonly deleted: boolean;
  readonly inbox: boolean;
  readonly starred: boolean;
};

/** A message of a conversation. An email thread is one message, and its emails have records of their own. */
export type MessageRecord = {
  readonly id: string;
  readonly locationId: string;
  readonly contactId: string;
  readonly conversationId: string;
  readonly direction: Direction;
  /** The number of its type, and the type's name as REST gives it. */
  readonly type: number;
  readonly messageType: string;
  readonly status: string;
  readonly body: string | null;
  readonly contentType: string;
  readonly attachments: readonly JsonValue[];
  /** ISO instants. */
  readonly dateAdded: string;
  readonly dateUpdated: string;
  readonly userId: string | null;
  readonly source: string | null;
  readonly conversationProviderId: string | null;
  readonly chatWidgetId: string | null;
  /** Null for what is no call. */
  readonly call: CallRecord | null;
  /** The emails of the thread, oldest first; empty for anything else. */
  readonly emailIds: readonly string[];
};

export type CallRecord = {
  /** In seconds; null where the event told none. */
  readonly duration: number | null;
  readonly status: string | null;
  readonly isRecorded: boolean;
};

export type EmailRecord = {
  readonly id: string;
  /** The id of the message that stands for the thread. */
  readonly threadId: string;
  readonly locationId: string;
  readonly contactId: string;
  readonly conversationId: string;
  readonly direction: Direction;
  readonly status: string;
  readonly subject: string;
  readonly html: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly attachments: readonly JsonValue[];
  /** ISO instant. */
  readonly dateAdded: string;
  readonly source: string | null;
  readonly conversationProviderId: string | null;
};
