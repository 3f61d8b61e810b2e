import { type EventSources, story, storyId, usual } from './event-source.ts';

/** The sources of ProviderOutboundMessage: what a step says in `text` and `email` is the message to deliver. */
export const providerSources: Readonly<Record<string, EventSources>> = {
  ProviderOutboundMessage: {
    messageId: storyId('messageId'),
    emailMessageId: storyId('emailMessageId'),
    phone: story('contactPhone'),
    message: story('text'),
    attachments: usual([]),
    // The schema says string, the example shows a list.
    emailTo: story('emailRecipients', {
      type: ['string', 'array'],
      items: { type: 'string', format: 'email' },
    }),
    emailFrom: story('emailFrom'),
    html: story('html'),
    subject: story('subject'),
  },
};
