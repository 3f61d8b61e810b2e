import type { Kind } from '../model/generated/payload-by-kind.ts';
import type { JsonValue } from '../model/json.ts';
import type { StepFields } from '../run/one-step-scenario.ts';
import type { ReadMessage } from './read-message.ts';
import type { Direction, EmailRecord, MessageRecord } from './records.ts';

/** A message that was posted to the twin, and the event HighLevel would send about it. */
export type PostedMessage = {
  /** The kind of that event; null where this package has none for such a message. */
  readonly kind: Kind | null;
  /** What makes `sendEvent` send exactly that event, beside `kind`. */
  readonly fields: Pick<StepFields, 'set' | 'omit'>;
  readonly messageId: string;
  readonly emailMessageId?: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly locationId: string;
};

/** What else there is to know about a posted message. */
export type PostedDetails = {
  /** As the request has it, `SMS`. */
  readonly type: string;
  readonly contactPhone: string;
  readonly locationPhone: string;
};

/** The kinds of events by the `type` of a posted message. */
const KIND_OF_TYPE: Readonly<Record<Direction, Readonly<Record<string, Kind>>>> = {
  outbound: {
    SMS: 'sms.sent',
    Email: 'email.sent',
    WhatsApp: 'whatsapp.sent',
    IG: 'instagram.sent',
    FB: 'facebook.sent',
    GMB: 'gmb.sent',
    Custom: 'custom.sent',
    Live_Chat: 'live-chat.sent',
  },
  inbound: { SMS: 'inbound.sms', Email: 'inbound.email', Call: 'inbound.call.answered' },
};

/** Types whose events name phone numbers. */
const PHONE_TYPES = ['SMS', 'Call'];

/** Tells of a posted message. */
export function describePosted({ message, email }: ReadMessage, details: PostedDetails): PostedMessage {
  const { conversationId, contactId, locationId, dateAdded, direction, userId } = message;
  const place = { locationId, contactId, conversationId, dateAdded };
  const set = {
    ...place,
    ...(userId !== null && { userId }),
    ...(direction === 'outbound' && { source: 'api' }),
    ...(email === null ? describeText(message, details) : describeEmail(email)),
  };
  return {
    kind: KIND_OF_TYPE[direction][details.type] ?? null,
    fields: { set, ...(userId === null && { omit: ['userId'] }) },
    messageId: message.id,
    ...(email !== null && { emailMessageId: email.id }),
    conversationId,
    contactId,
    locationId,
  };
}

function describeText(
  { id, body, attachments, direction, status }: MessageRecord,
  { type, contactPhone, locationPhone }: PostedDetails,
): Readonly<Record<string, JsonValue>> {
  const [from, to] = direction === 'outbound' ? [locationPhone, contactPhone] : [contactPhone, locationPhone];
  return {
    messageId: id,
    ...(body !== null && { body }),
    ...(attachments.length > 0 && { attachments }),
    ...(type !== 'Call' && { status }),
    ...(PHONE_TYPES.includes(type) && { from, to }),
  };
}

function describeEmail({
  id,
  threadId,
  subject,
  html,
  from,
  to,
}: EmailRecord): Readonly<Record<string, JsonValue>> {
  return { emailMessageId: id, threadId, subject, body: html, from, to: to[0] ?? '' };
}
