import type { Channel } from '../model/catalog.ts';

const MESSAGE_KEYS = listed(`
  type locationId versionId appId
  attachments body contactId contentType conversationId dateAdded direction
  messageType messageTypeId messageTypeString userId messageId originalMessageId status
  source conversationProviderId chatWidgetId callDuration callStatus from to mentions
  timestamp webhookId
`);

const EMAIL_KEYS = listed(`
  type locationId versionId appId
  body contactId conversationId dateAdded direction messageType userId
  emailMessageId from threadId subject to cc bcc source conversationProviderId
  provider attachments plainText ccList bccList
  timestamp webhookId
`);

/**
 * The order in which the fields of a channel are sent.
 *
 * @remarks Observed up to `conversationProviderId` for messages (issues #224, #260) and up to `to` for e-mail (issue
 * #255); the places of what follows are inferred, `timestamp` and `webhookId` last being observed (issue #224,
 * Webhook Logs Dashboard page).
 */
export function keyOrder(channel: Channel): readonly string[] {
  return channel === 'email' ? EMAIL_KEYS : MESSAGE_KEYS;
}

function listed(words: string): readonly string[] {
  return words.trim().split(/\s+/);
}
