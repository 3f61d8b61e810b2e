import { answerMessages } from './describe-message.ts';
import { describeConversation, describeFound } from './describe-people.ts';
import type { MessageRecord } from './records.ts';
import { refuse, refuseUnknown } from './refusals.ts';
import { type Answering, type Asked, answerJson, paramOf, type Route } from './route.ts';
import { searchConversations } from './search-conversations.ts';

/** The page size where the request names none (documented). */
const PAGE_SIZE = 20;

/** Reading conversations and what was said in them. */
export const conversationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/conversations/search',
    answer: (asked, from) => {
      if (asked.query.locationId === undefined) return refuse(422, ['locationId should not be empty']);
      const found = searchConversations(asked.query, from.world);
      const page = found.slice(0, pageSizeOf(asked));
      return answerJson({ conversations: page.map(describeFound), total: found.length }, from);
    },
  },
  {
    method: 'GET',
    path: '/conversations/:conversationId/messages',
    answer: (asked, from) => {
      const id = paramOf(asked, 'conversationId');
      if (!from.world.conversations.has(id)) return refuseUnknown('Conversation', id);
      return answerJson(answerMessages(pageOfMessages(asked, from, id), from.shapes), from);
    },
  },
  {
    method: 'GET',
    path: '/conversations/:conversationId',
    answer: (asked, from) => {
      const id = paramOf(asked, 'conversationId');
      const conversation = from.world.conversations.get(id);
      if (conversation === undefined) return refuseUnknown('Conversation', id);
      return answerJson(describeConversation(conversation), from);
    },
  },
];

/** A page, newest first: from the newest, or from after the message the request names. */
function pageOfMessages(
  asked: Asked,
  { world }: Answering,
  conversationId: string,
): {
  readonly lastMessageId: string;
  readonly nextPage: boolean;
  readonly messages: readonly MessageRecord[];
} {
  const { type, lastMessageId } = asked.query;
  const types = type?.split(',');
  const all = world.messagesOf(conversationId);
  const start = all.findIndex(({ id }) => id === lastMessageId) + 1;
  const rest = all.slice(start).filter(({ messageType }) => types?.includes(messageType) !== false);
  const messages = rest.slice(0, pageSizeOf(asked));
  return {
    lastMessageId: messages.at(-1)?.id ?? '',
    nextPage: rest.length > messages.length,
    messages,
  };
}

function pageSizeOf({ query }: Asked): number {
  const limit = Number(query.limit ?? PAGE_SIZE);
  return Number.isInteger(limit) && limit > 0 ? limit : PAGE_SIZE;
}
