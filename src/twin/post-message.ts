import type { JsonObject, JsonValue } from '../model/json.ts';
import { listOf, textOf, textsOf } from './json-values.ts';
import { messageTypeOfLabel } from './message-type-of.ts';
import type { ReadMessage } from './read-message.ts';
import type { ContactRecord, Direction, EmailRecord, MessageRecord } from './records.ts';
import type { Answering } from './route.ts';

/** What a posted message is made of, once the request is known to be sound. */
export type Posting = {
  readonly contact: ContactRecord;
  readonly conversationId: string;
  readonly direction: Direction;
  readonly type: string;
  readonly body: JsonObject;
};

/** Makes the records of a posted message; it is not yet in the world. */
export function postMessage(posting: Posting, { world, identities }: Answering): ReadMessage {
  const { contact, conversationId, direction, type, body } = posting;
  const dateAdded = new Date(world.now()).toISOString();
  const isEmail = type === 'Email';
  const emailId = isEmail ? identities.recordId() : null;
  const message: MessageRecord = {
    id: (isEmail ? textOf(body.threadId) : null) ?? identities.recordId(),
    locationId: contact.locationId,
    contactId: contact.contact.id,
    conversationId,
    direction,
    ...messageTypeOfLabel(type),
    status: 'delivered',
    body: isEmail ? (textOf(body.html) ?? textOf(body.message)) : textOf(body.message),
    contentType: isEmail ? 'text/html' : 'text/plain',
    attachments: listOf(body.attachments),
    dateAdded,
    dateUpdated: dateAdded,
    userId: direction === 'outbound' ? contact.assignedTo : null,
    source: 'api',
    conversationProviderId: textOf(body.conversationProviderId),
    chatWidgetId: null,
    call: type === 'Call' ? { duration: null, status: callStatusOf(body.call), isRecorded: false } : null,
    emailIds: emailId === null ? [] : [emailId],
  };
  return { message, email: emailId === null ? null : postEmail(posting, message, world.locations) };
}

function postEmail(
  { contact, direction, body }: Posting,
  message: MessageRecord,
  locations: Answering['world']['locations'],
): EmailRecord {
  const office = locations.get(message.locationId)?.location.email ?? '';
  const { email } = contact.contact;
  const [sender, receiver] = direction === 'outbound' ? [office, email] : [email, office];
  const { locationId, contactId, conversationId, status, attachments, dateAdded, source } = message;
  return {
    id: message.emailIds[0] as string,
    threadId: message.id,
    locationId,
    contactId,
    conversationId,
    direction,
    status,
    subject: textOf(body.subject) ?? '',
    html: message.body ?? '',
    from: textOf(body.emailFrom) ?? sender,
    to: [textOf(body.emailTo) ?? receiver],
    cc: textsOf(body.emailCc),
    bcc: textsOf(body.emailBcc),
    attachments,
    dateAdded,
    source,
    conversationProviderId: message.conversationProviderId,
  };
}

function callStatusOf(call: JsonValue | undefined): string | null {
  return typeof call === 'object' && call !== null && 'status' in call ? textOf(call.status) : null;
}
