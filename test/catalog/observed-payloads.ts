import type { Payload } from '../../src/model/payload.ts';

/** A payload somebody published, as far as it could be read: it breaks off after its last key. */
export type ObservedPayload = {
  readonly source: string;
  readonly kind: string;
  /** Keys whose values were blanked by whoever published them. */
  readonly blanked: readonly string[];
  readonly payload: Payload;
};

/** Real payloads of early 2026, from issues of GoHighLevel/highlevel-api-docs; personal data replaced. */
export const observedPayloads: readonly ObservedPayload[] = [
  {
    source: 'issue #260 (2026-02-26)',
    kind: 'sms.failed',
    blanked: [],
    payload: {
      type: 'OutboundMessage',
      locationId: 'ezgb5h8dePEYGiwg0WSu',
      versionId: '698de27f462dc22d054c5cf5',
      appId: '698de27f462dc22d054c5cf5',
      attachments: [],
      body: 'Hi there',
      contactId: 'M96zrsDWGhHNvlX7XagM',
      contentType: 'text/plain',
      conversationId: 'h0VYhyhDhebobpHpjP9w',
      dateAdded: '2026-02-26T15:40:14.307Z',
      direction: 'outbound',
      messageType: 'SMS',
      messageTypeId: 2,
      messageTypeString: 'TYPE_SMS',
      userId: 'hN1nLpe3EmzSU5ybqosH',
      messageId: 'cXcYRmGhooTfw05RZhiK',
      status: 'failed',
      source: 'app',
    },
  },
  {
    source: 'issue #255 (2026-02-16)',
    kind: 'email.sent',
    blanked: [],
    payload: {
      type: 'OutboundMessage',
      locationId: 'tXFZb9xgj7PbVj2lRkse',
      versionId: '698da0ce055b413008c15014',
      appId: '674a3231ff5032613de70435',
      body: '<html><head><style>...</style></head><body><div class="ProseMirror"><p>...</p></div></body></html>',
      contactId: 'MGRh2ABzvCWdeKIFnqlm',
      conversationId: 'VjJ0slXhixjp0BJ2S3JA',
      dateAdded: '2026-02-16T10:57:04.526Z',
      direction: 'outbound',
      messageType: 'Email',
      userId: 'hN1nLpe3EmzSU5ybqosH',
      emailMessageId: 'gGLxIBZlKih9lUBdMfOM',
      from: 'Sender Name <sender@mail.example.com>',
      threadId: 'p8RG1z0M8IIxTdGnr55E',
      to: 'contact@example.com',
    },
  },
  {
    source: 'issue #224 (2026-01-16)',
    kind: 'custom.sent',
    blanked: ['locationId', 'contactId'],
    payload: {
      type: 'OutboundMessage',
      locationId: 'abc',
      versionId: '672a531581f0e73aaafabac4',
      appId: '672a531581f0e73aaafabac4',
      body: 'words',
      contactId: '123',
      contentType: 'text/plain',
      conversationId: '09D43K4gFH8ZK0Wd6wGE',
      dateAdded: '2026-01-16T02:08:03.586Z',
      direction: 'outbound',
      messageType: 'Custom',
      messageTypeId: 22,
      messageTypeString: 'TYPE_CUSTOM_PROVIDER_SMS',
      userId: 'pu4TX2As3sQsxO6nj1jv',
      messageId: 'ldaaoFaLeUWVoKymWNTG',
      status: 'delivered',
      source: 'api',
      conversationProviderId: '681630446243877ebda60373',
    },
  },
];
