import type { Payload } from '../model/payload.ts';
import type { WitnessedEvent } from '../model/world.ts';
import { createDraws } from '../seed/draws.ts';
import { listOf, textOf, textsOf } from './json-values.ts';
import { messageTypeOf, messageTypeOfLabel } from './message-type-of.ts';
import type { CallRecord, EmailRecord, MessageRecord } from './records.ts';

/** A message an event told of, and the email it is or belongs to. */
export type ReadMessage = { readonly message: MessageRecord; readonly email: EmailRecord | null };

/** Message types that are calls or voicemails: REST gives them no attachments, and they have recordings. */
const AUDIO_TYPES = ['TYPE_CALL', 'TYPE_CAMPAIGN_VOICEMAIL', 'TYPE_IVR_CALL', 'TYPE_CUSTOM_CALL'];

/** Reads the message an event tells of; null when it is none, or has no id to be asked for by. */
export function readMessage(event: WitnessedEvent): ReadMessage | null {
  switch (event.event) {
    case 'OutboundMessage':
    case 'InboundMessage':
      return readConversationMessage(event);
    case 'ProviderOutboundMessage':
      return readProviderMessage(event);
    default:
      return null;
  }
}

/** Whether a message is a call or a voicemail. */
export function isAudio({ messageType }: Pick<MessageRecord, 'messageType'>): boolean {
  return AUDIO_TYPES.includes(messageType);
}

function readConversationMessage(event: WitnessedEvent): ReadMessage | null {
  const { payload } = event;
  const type = messageTypeOf(payload);
  const emailId = textOf(payload.emailMessageId);
  // An email webhook names the thread, which is the message, and no message id (issue #255).
  const id = textOf(payload.messageId) ?? textOf(payload.threadId) ?? emailId;
  if (id === null) return null;
  const message: MessageRecord = {
    ...placeOf(event),
    id,
    ...type,
    direction: payload.direction === 'inbound' ? 'inbound' : 'outbound',
    status: textOf(payload.status) ?? 'delivered',
    body: textOf(payload.body),
    contentType: textOf(payload.contentType) ?? (emailId === null ? 'text/plain' : 'text/html'),
    attachments: listOf(payload.attachments),
    userId: textOf(payload.userId),
    // Webhooks of calls name no source; REST has this one (issue #258).
    source: textOf(payload.source) ?? (isAudio(type) && payload.direction !== 'inbound' ? 'app' : null),
    conversationProviderId: textOf(payload.conversationProviderId),
    chatWidgetId: textOf(payload.chatWidgetId),
    call: isAudio(type) ? readCall(payload) : null,
    emailIds: emailId === null ? [] : [emailId],
  };
  return { message, email: emailId === null ? null : readEmail(message, payload) };
}

// HighLevel hands the message to the app's own provider, and waits to be told what became of it.
function readProviderMessage(event: WitnessedEvent): ReadMessage | null {
  const { payload } = event;
  const id = textOf(payload.messageId);
  if (id === null) return null;
  const emailId = textOf(payload.emailMessageId);
  const message: MessageRecord = {
    ...placeOf(event),
    id,
    ...messageTypeOfLabel(emailId === null ? 'Custom' : 'Email'),
    direction: 'outbound',
    status: 'pending',
    body: textOf(payload.message) ?? textOf(payload.html),
    contentType: emailId === null ? 'text/plain' : 'text/html',
    attachments: listOf(payload.attachments),
    userId: textOf(payload.userId),
    source: 'app',
    // The payload does not name the provider; each location has one.
    conversationProviderId: createDraws('provider-id', event.location.id).hex(24),
    chatWidgetId: null,
    call: null,
    emailIds: emailId === null ? [] : [emailId],
  };
  if (emailId === null) return { message, email: null };
  const { emailFrom: from = '', emailTo: to = [] } = payload;
  return { message, email: readEmail(message, { ...payload, from, to }) };
}

function placeOf(
  event: WitnessedEvent,
): Pick<MessageRecord, 'locationId' | 'contactId' | 'conversationId' | 'dateAdded' | 'dateUpdated'> {
  const { payload, contact, location } = event;
  const dateAdded = textOf(payload.dateAdded) ?? new Date(event.happenedAt).toISOString();
  return {
    locationId: textOf(payload.locationId) ?? location.id,
    contactId: textOf(payload.contactId) ?? contact?.id ?? '',
    conversationId: textOf(payload.conversationId) ?? contact?.conversationId ?? '',
    dateAdded,
    dateUpdated: dateAdded,
  };
}

function readCall({ callDuration, callStatus, attachments }: Payload): CallRecord {
  const duration = Number(callDuration ?? Number.NaN);
  return {
    duration: Number.isFinite(duration) ? duration : null,
    status: textOf(callStatus),
    isRecorded: listOf(attachments).length > 0,
  };
}

function readEmail(message: MessageRecord, payload: Payload): EmailRecord {
  const { locationId, contactId, conversationId, direction, dateAdded, source } = message;
  return {
    id: message.emailIds[0] as string,
    threadId: message.id,
    locationId,
    contactId,
    conversationId,
    direction,
    status: message.status,
    subject: textOf(payload.subject) ?? '',
    html: message.body ?? '',
    from: textOf(payload.from) ?? '',
    to: textsOf(payload.to),
    cc: textsOf(payload.ccList ?? payload.cc),
    bcc: textsOf(payload.bccList ?? payload.bcc),
    attachments: message.attachments,
    dateAdded,
    source,
    conversationProviderId: message.conversationProviderId,
  };
}
