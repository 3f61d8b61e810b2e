import { because, constant, type KindOverlay, optional, unlisted } from './field-overlay.ts';
import { address, addresses, hexId, mailbox, recordId, text, urls, word } from './field-shapes.ts';
import { documented, inferred, observed } from './provenance.ts';
import { conversationFields, envelopeFields, SEND_SOURCES } from './shared-overlays.ts';

const IN_EXAMPLES = documented('the e-mail example of every revision; in none of its schemas');
const FIRST_ADDRESS_ONLY = observed('issue #255 (2026-02-16): the first address, as a string');
const SENDS_WITHOUT_USER = inferred('the page lists it, its example omits it, issue #255 shows it');

// The schemas say string, the examples up to 2026-01 show a list; issue #255 (2026-02-16) shows a string.
const TEXT_OR_LIST = {
  type: ['string', 'array'],
  format: 'email',
  items: { type: 'string', format: 'email' },
  minItems: 1,
  faker: 'story.emailTo',
};

const emailFields: KindOverlay = {
  ...envelopeFields,
  ...conversationFields,
  body: text('html'),
  messageType: constant('Email'),
  emailMessageId: recordId('emailMessageId'),
  from: unlisted(IN_EXAMPLES, mailbox('emailFrom')),
  threadId: recordId('threadId'),
  // The e-mail of issue #255 (2026-02-16) has none.
  subject: optional(unlisted(IN_EXAMPLES, text('subject'))),
  to: { ...address('emailTo'), before: { revision: '2026-08', schema: TEXT_OR_LIST } },
  cc: because(FIRST_ADDRESS_ONLY, optional(address('cc'))),
  bcc: because(FIRST_ADDRESS_ONLY, optional(address('bcc'))),
  conversationProviderId: optional(hexId('conversationProviderId')),
  provider: optional(text('provider')),
  attachments: optional(urls('attachments')),
  ccList: optional(addresses('ccList')),
  bccList: optional(addresses('bccList')),
};

/** The fields of e-mail, by kind. */
export const emailOverlays: Readonly<Record<string, KindOverlay>> = {
  'email.sent': {
    ...emailFields,
    userId: because(SENDS_WITHOUT_USER, optional(recordId('userId'))),
    source: word('source', SEND_SOURCES),
    plainText: text('plainText'),
  },
  'inbound.email': emailFields,
};
