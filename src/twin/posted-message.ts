import type { JsonValue } from '../model/json.ts';
import type { StepFields } from '../run/one-step-scenario.ts';
import type { ReadMessage } from './read-message.ts';
import type { Direction } from './records.ts';

/** A message that was posted to the twin, and the event HighLevel would send about it. */
export type PostedMessage = {
  /** The kind of that event; null where this package has none for such a message. */
  readonly kind: string | null;
  /** What makes `sendEvent` send exactly that event, beside `kind`. */
  readonly fields: Pick<StepFields, 'text' | 'email' | 'set'>;
  readonly messageId: string;
  readonly emailMessageId?: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly locationId: string;
};

/** The kinds of events by the `type` of a posted message. */
const KIND_OF_TYPE: Readonly<Record<Direction, Readonly<Record<string, string>>>> = {
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

/**
 * Tells of a posted message.
 *
 * @param type As the request has it, `SMS`.
 */
export function describePosted({ message, email }: ReadMessage, type: string): PostedMessage {
  const { id, conversationId, contactId, locationId, dateAdded, direction, userId } = message;
  const place: Readonly<Record<string, JsonValue>> = {
    locationId,
    contactId,
    conversationId,
    dateAdded,
    ...(userId !== null && { userId }),
  };
  const ids = { messageId: id, conversationId, contactId, locationId };
  const kind = KIND_OF_TYPE[direction][type] ?? null;
  if (email === null) {
    const set = {
      ...place,
      messageId: id,
      ...(message.body !== null && { body: message.body }),
      ...(message.attachments.length > 0 && { attachments: message.attachments }),
      ...(direction === 'outbound' && { source: 'api', status: message.status }),
    };
    return { kind, fields: { set }, ...ids };
  }
  const { subject, html, from } = email;
  const set = {
    ...place,
    emailMessageId: email.id,
    threadId: id,
    subject,
    body: html,
    from,
    to: email.to[0] ?? '',
  };
  return { kind, fields: { set }, ...ids, emailMessageId: email.id };
}
