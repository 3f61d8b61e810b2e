import type { JsonObject } from '../model/json.ts';
import { dropNull } from './drop-null.ts';
import type {
  ContactRecord,
  ConversationRecord,
  LocationRecord,
  MessageRecord,
  UserRecord,
} from './records.ts';

/**
 * A contact as REST gives it.
 *
 * @remarks Fields as in GetContectByIdSchema (OpenAPI, 2026-06-19), and the lower-case names seen in issue #289
 * (2026-05-05).
 */
export function describeContact(record: ContactRecord): JsonObject {
  const { contact, locationId, assignedTo, dateAdded, details } = record;
  const { id, firstName, lastName, name, email, phone, tags } = contact;
  const fields = {
    id,
    dateAdded,
    tags,
    type: 'lead',
    locationId,
    name,
    firstName,
    lastName,
    email,
    phone,
    country: 'US',
    timezone: contact.location.timezone,
    dnd: false,
    assignedTo,
    customFields: [],
    additionalEmails: [],
    ...details,
  };
  return dropNull({
    ...fields,
    firstNameLowerCase: String(fields.firstName).toLowerCase(),
    lastNameLowerCase: String(fields.lastName).toLowerCase(),
    fullNameLowerCase: String(fields.name).toLowerCase(),
    emailLowerCase: String(fields.email).toLowerCase(),
  });
}

/** A user as REST gives it; fields as in UserSuccessfulResponseDto (OpenAPI, 2026-06-19). */
export function describeUser({ user, locationIds, details }: UserRecord): JsonObject {
  const { role = 'user', ...rest } = details;
  const { id, firstName, lastName, name, email, phone } = user;
  return dropNull({
    id,
    name,
    firstName,
    lastName,
    email,
    phone,
    extension: '',
    roles: { type: 'account', role, locationIds },
    ...rest,
  });
}

/** A location as REST gives it; fields as in GetLocationByIdSchema (OpenAPI, 2026-06-19). */
export function describeLocation({ location, companyId, details }: LocationRecord): JsonObject {
  const { id, name, timezone, phone, email } = location;
  const fields = { id, companyId, name, email, phone, country: 'US', timezone, ...details };
  return dropNull({
    ...fields,
    business: { name: fields.name, country: 'US', timezone: fields.timezone },
    settings: {
      allowDuplicateContact: false,
      allowDuplicateOpportunity: false,
      allowFacebookNameMerge: false,
      disableContactTimezone: false,
    },
  });
}

/** A conversation by id; fields as in GetConversationByIdResponse (OpenAPI, 2026-06-19), where type 1 is the phone. */
export function describeConversation(conversation: ConversationRecord): JsonObject {
  const { id, contactId, locationId, assignedTo, deleted, inbox, starred, unreadCount } = conversation;
  const type = 1;
  return dropNull({ contactId, locationId, deleted, inbox, type, unreadCount, assignedTo, id, starred });
}

/** A conversation as a search finds it; fields as in ConversationSchema (OpenAPI, 2026-06-19), dates inferred. */
export function describeFound(found: {
  readonly conversation: ConversationRecord;
  readonly contact: ContactRecord | undefined;
  readonly last: MessageRecord | undefined;
}): JsonObject {
  const { conversation, contact, last } = found;
  const { id, contactId, locationId, unreadCount, assignedTo, starred } = conversation;
  return dropNull({
    id,
    contactId,
    locationId,
    lastMessageBody: last?.body ?? '',
    lastMessageType: last?.messageType,
    lastMessageDirection: last?.direction,
    lastMessageDate: last === undefined ? null : Date.parse(last.dateUpdated),
    dateAdded: Date.parse(conversation.dateAdded),
    dateUpdated: Date.parse(conversation.dateUpdated),
    type: 'TYPE_PHONE',
    unreadCount,
    assignedTo,
    starred,
    fullName: contact?.contact.name,
    contactName: contact?.contact.name,
    email: contact?.contact.email,
    phone: contact?.contact.phone,
  });
}
