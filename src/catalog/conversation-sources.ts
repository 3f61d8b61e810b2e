import { type EventSources, hexId, recordId, story, storyId, usual } from './event-source.ts';

const DATE_TIME = { format: 'date-time' };

/** The sources of the pages about conversations, campaigns, e-mail statistics and voice agents. */
export const conversationSources: Readonly<Record<string, EventSources>> = {
  ConversationUnreadWebhook: {
    id: storyId('conversationId'),
    unreadCount: usual(1),
    inbox: usual(true),
    starred: usual(false),
  },
  ConversationUpdate: {
    newConversationId: storyId('conversationId'),
    oldConversationId: recordId('contact', 'live-chat-conversation'),
  },
  CampaignStatusUpdate: {
    id: recordId('location', 'campaign'),
    templateId: recordId('location', 'campaign-template'),
    replied: usual('false'),
  },
  LCEmailStats: {
    'webhookPayload.id': storyId('emailMessageId'),
    // Unix seconds, where all other pages have ISO instants.
    'webhookPayload.timestamp': story('unixSeconds', { type: 'integer' }),
    'webhookPayload.message.headers.message-id': story('emailHeaderId'),
    'webhookPayload.message.headers.from': story('emailFrom'),
    'webhookPayload.message.headers.to': story('contactEmail'),
    'webhookPayload.message.size': story('emailSize', { type: 'integer' }),
    'webhookPayload.recipient': story('contactEmail'),
    'webhookPayload.recipient-domain': story('contactEmailDomain'),
    'webhookPayload.tags': story('emailTags'),
    'webhookPayload.envelope.sender': story('emailBounceAddress'),
    'webhookPayload.envelope.targets': story('contactEmail'),
    'webhookPayload.envelope.sending-ip': usual('192.0.2.25'),
    'webhookPayload.envelope.i-ip-pool-id': hexId('company', 'ip-pool'),
    'webhookPayload.envelope.i-ip-pool-name': usual('shared'),
  },
  VoiceAiCallEnd: {
    id: storyId('voiceCallId'),
    agentId: hexId('location', 'voice-agent'),
    fromNumber: story('contactPhone'),
    createdAt: story('voiceCallAt', DATE_TIME),
    duration: story('voiceCallSeconds'),
    summary: story('voiceCallSummary'),
    transcript: story('voiceCallTranscript'),
    'translation.transcript': story('voiceCallTranslation'),
    'extractedData.phoneNumber': story('contactPhone'),
    'executedCallActions[]._id': hexId('location', 'voice-action'),
    'executedCallActions[].actionParameters.transferToValue': story('locationPhone'),
    'executedCallActions[].executedAt': story('voiceActionDoneAt', DATE_TIME),
    'executedCallActions[].triggerReceivedAt': story('voiceActionAskedAt', DATE_TIME),
    messageId: storyId('messageId'),
  },
};
