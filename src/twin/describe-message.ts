import type { JsonObject } from '../model/json.ts';
import { dropNull } from './drop-null.ts';
import { isAudio } from './read-message.ts';
import type { EmailRecord, MessageRecord } from './records.ts';

/** Which answers a twin gives: those that were seen, or those the API's specification promises. */
export type Shapes = 'observed' | 'documented';

/** A message as REST gives it, before what wraps it. */
function describeMessage(message: MessageRecord, shapes: Shapes): JsonObject {
  return shapes === 'observed' ? describeObserved(message) : describeDocumented(message);
}

/**
 * The answer for one message.
 *
 * @remarks Observed: wrapped in `message`, with a `traceId` (issues #258, #214).
 */
export function answerMessage(message: MessageRecord, shapes: Shapes): JsonObject {
  const described = describeMessage(message, shapes);
  return shapes === 'observed' ? { message: described } : described;
}

/**
 * One page of a conversation's messages.
 *
 * @remarks Observed: the page stands in a `messages` of its own (issue #54), and emails in it have no body (issue #40).
 */
export function answerMessages(
  page: {
    readonly messages: readonly MessageRecord[];
    readonly lastMessageId: string;
    readonly nextPage: boolean;
  },
  shapes: Shapes,
): JsonObject {
  if (shapes === 'documented') {
    return { ...page, messages: page.messages.map((message) => describeMessage(message, shapes)) };
  }
  const messages = page.messages.map((message) =>
    describeMessage(message.emailIds.length === 0 ? message : { ...message, body: null }, shapes),
  );
  return { messages: { ...page, messages } };
}

// Fields and their order as in issue #258 (2026-02-18); after `meta` that capture is cut.
function describeObserved(message: MessageRecord): JsonObject {
  const { call, emailIds } = message;
  const meta = {
    ...(call?.duration != null && { call: { duration: call.duration, status: call.status ?? 'completed' } }),
    ...(emailIds.length > 0 && { email: { messageIds: emailIds } }),
  };
  const isInboundCall = call !== null && message.direction === 'inbound';
  return dropNull({
    id: message.id,
    direction: message.direction,
    status: message.status,
    type: message.type,
    locationId: message.locationId,
    contactId: message.contactId,
    conversationId: message.conversationId,
    dateAdded: message.dateAdded,
    dateUpdated: message.dateUpdated,
    // Inbound calls name no user (issue #214).
    userId: isInboundCall ? null : message.userId,
    source: message.source,
    meta: Object.keys(meta).length > 0 ? meta : null,
    body: message.body,
    contentType: call === null ? message.contentType : null,
    attachments: isAudio(message) ? null : message.attachments,
    messageType: message.messageType,
    conversationProviderId: message.conversationProviderId,
    chatWidgetId: message.chatWidgetId,
  });
}

// Fields as in GetMessageResponseDto (OpenAPI, 2026-06-19), where a call's duration is a string.
function describeDocumented(message: MessageRecord): JsonObject {
  const { call, emailIds } = message;
  const meta = {
    ...(call?.duration != null && { callDuration: String(call.duration) }),
    ...(call?.status != null && { callStatus: call.status }),
    ...(emailIds.length > 0 && { email: { email: { messageIds: emailIds } } }),
  };
  return dropNull({
    id: message.id,
    type: message.type,
    messageType: message.messageType,
    locationId: message.locationId,
    contactId: message.contactId,
    conversationId: message.conversationId,
    dateAdded: message.dateAdded,
    body: message.body,
    direction: message.direction,
    status: message.status,
    contentType: message.contentType,
    attachments: isAudio(message) ? [] : message.attachments,
    meta: Object.keys(meta).length > 0 ? meta : null,
    source: message.source,
    userId: message.userId,
    conversationProviderId: message.conversationProviderId,
    chatWidgetId: message.chatWidgetId,
  });
}

/** An email by its own id: flat, as GetEmailMessageResponseDto (OpenAPI, 2026-06-19) has it. */
export function describeEmail(email: EmailRecord): JsonObject {
  const { html, ...rest } = email;
  return dropNull({ ...rest, body: html, contentType: 'text/html' });
}
