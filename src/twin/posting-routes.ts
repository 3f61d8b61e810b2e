import type { JsonObject } from '../model/json.ts';
import { textOf } from './json-values.ts';
import { postMessage } from './post-message.ts';
import { describePosted } from './posted-message.ts';
import type { ReadMessage } from './read-message.ts';
import type { ContactRecord, Direction } from './records.ts';
import { refuse } from './refusals.ts';
import { type Answering, type Asked, answerJson, paramOf, type Route, type TwinAnswer } from './route.ts';

/** Types of messages the API takes (SendMessageBodyDto and ProcessMessageBodyDto, OpenAPI 2026-06-19). */
const TYPES = [
  ...['SMS', 'RCS', 'Email', 'WhatsApp', 'IG', 'FB', 'GMB', 'Custom', 'Live_Chat', 'TIKTOK'],
  ...['WebChat', 'Call'],
];

const STATUSES = ['delivered', 'failed', 'pending', 'read'];

/** Sending messages, adding received ones, and saying what became of them. */
export const postingRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/conversations/messages',
    answer: (asked, from) =>
      post(asked, from, {
        direction: 'outbound',
        describe: ({ message, email }) => ({
          conversationId: message.conversationId,
          messageId: message.id,
          ...(email !== null && { emailMessageId: email.id }),
          ...(from.shapes === 'documented' && { status: message.status }),
        }),
      }),
  },
  {
    method: 'POST',
    path: '/conversations/messages/inbound',
    answer: (asked, from) =>
      post(asked, from, {
        // One may be set by hand (ProcessMessageBodyDto).
        direction: asked.body?.direction === 'outbound' ? 'outbound' : 'inbound',
        describe: ({ message, email }) => ({
          success: true,
          conversationId: message.conversationId,
          messageId: message.id,
          message: 'Message added successfully.',
          contactId: message.contactId,
          dateAdded: message.dateAdded,
          ...(email !== null && { emailMessageId: email.id }),
        }),
      }),
  },
  {
    method: 'PUT',
    path: '/conversations/messages/:messageId/status',
    answer: (asked, from) => {
      const id = paramOf(asked, 'messageId');
      const message = from.world.messages.get(id);
      const status = asked.body?.status;
      if (typeof status !== 'string' || !STATUSES.includes(status)) {
        return refuse(422, ['status must be a valid enum value']);
      }
      // 401 and 403, and their words, were seen by third parties.
      if (message === undefined) return refuse(401, `No message found for the id: ${id} passed in params`);
      if (message.conversationProviderId === null) {
        return refuse(403, 'No conversation provider found for this message');
      }
      from.world.setStatus(message, status);
      return answerJson({ conversationId: message.conversationId, messageId: id, status }, from);
    },
  },
];

type Post = { readonly direction: Direction; describe(posted: ReadMessage): JsonObject };

// 201 is what the framework says to a POST, and was seen (issue #70); the specification says 200.
function post(asked: Asked, from: Answering, { direction, describe }: Post): TwinAnswer {
  const body = asked.body ?? {};
  const { type } = body;
  if (typeof type !== 'string' || !TYPES.includes(type)) {
    return refuse(422, ['type must be a valid enum value']);
  }
  const contact = findContact(body, from);
  if (contact === null) return refuse(400, 'Contact not found');
  const conversationId = conversationOf(body, contact);
  const posted = postMessage({ contact, conversationId, direction, type, body }, from);
  from.world.addMessage(posted);
  from.onMessage(describePosted(posted, { type, ...phonesOf(body, contact) }));
  return answerJson(describe(posted), from, from.shapes === 'observed' ? 201 : 200);
}

/** The contact a request names, or the one of the conversation it names. */
function findContact({ contactId, conversationId }: JsonObject, { world }: Answering): ContactRecord | null {
  const id = contactId ?? world.conversations.get(String(conversationId))?.contactId;
  return world.contacts.get(String(id)) ?? null;
}

function conversationOf({ conversationId }: JsonObject, { contact }: ContactRecord): string {
  return typeof conversationId === 'string' ? conversationId : contact.conversationId;
}

/** A request may name numbers of its own (SendMessageBodyDto). */
function phonesOf(
  { fromNumber, toNumber }: JsonObject,
  { contact }: ContactRecord,
): { readonly contactPhone: string; readonly locationPhone: string } {
  return {
    contactPhone: textOf(toNumber) ?? contact.phone,
    locationPhone: textOf(fromNumber) ?? contact.location.phone,
  };
}
