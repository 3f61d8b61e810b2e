import { because, constant, type KindOverlay, optional } from './field-overlay.ts';
import { hexId, recordId, recordIds, text, urls, word } from './field-shapes.ts';
import { inferred, observed } from './provenance.ts';
import {
  conversationFields,
  envelopeFields,
  type MessageTypeName,
  messageTypeFields,
  phoneEnds,
  SEND_SOURCES,
} from './shared-overlays.ts';

const FAILED_SMS = observed('issue #260 (2026-02-26)');
const CUSTOM_SMS = observed('issue #224 (2026-01-16)');
const CHANNEL_LABEL = inferred('message type labels of the conversations API (OpenAPI, 2026-06-19)');
const SENDS_WITHOUT_USER = inferred(
  'sends by a workflow name no user; the page lists it, its example omits it',
);

const textFields: KindOverlay = {
  ...envelopeFields,
  ...conversationFields,
  body: text('text'),
  contentType: constant('text/plain'),
  messageId: recordId('messageId'),
  status: constant('delivered'),
};

const outboundTextFields: KindOverlay = {
  ...textFields,
  userId: because(SENDS_WITHOUT_USER, optional(recordId('userId'))),
  originalMessageId: optional(recordId('originalMessageId')),
  source: word('source', SEND_SOURCES),
};

const smsFields: KindOverlay = {
  attachments: urls('attachments'),
  ...phoneEnds,
  ...messageTypeFields('TYPE_SMS'),
  messageType: constant('SMS'),
  conversationProviderId: optional(hexId('conversationProviderId')),
  chatWidgetId: optional(hexId('chatWidgetId')),
};

/** A channel without an example on the page: its label is the one the API uses, and it has no phone numbers. */
function socialFields(label: string, typeName: MessageTypeName): KindOverlay {
  return {
    ...outboundTextFields,
    ...messageTypeFields(typeName),
    attachments: urls('attachments'),
    messageType: because(CHANNEL_LABEL, constant(label)),
  };
}

/** The fields of text messages and comments, by kind. */
export const textOverlays: Readonly<Record<string, KindOverlay>> = {
  'sms.sent': { ...outboundTextFields, ...smsFields },
  'sms.failed': { ...outboundTextFields, ...smsFields, status: because(FAILED_SMS, constant('failed')) },
  'gmb.sent': socialFields('GMB', 'TYPE_GMB'),
  'facebook.sent': socialFields('FB', 'TYPE_FACEBOOK'),
  'instagram.sent': socialFields('IG', 'TYPE_INSTAGRAM'),
  'whatsapp.sent': socialFields('WhatsApp', 'TYPE_WHATSAPP'),
  'live-chat.sent': {
    ...socialFields('Live_Chat', 'TYPE_LIVE_CHAT'),
    chatWidgetId: because(
      inferred('the page lists it; that a live chat always has it is a guess'),
      hexId('chatWidgetId'),
    ),
  },
  'internal-comment.added': {
    ...textFields,
    messageType: constant('InternalComment'),
    userId: recordId('userId'),
    source: constant('app'),
    mentions: recordIds('mentions'),
  },
  'custom.sent': {
    ...outboundTextFields,
    ...messageTypeFields('TYPE_CUSTOM_PROVIDER_SMS'),
    messageType: because(CUSTOM_SMS, constant('Custom')),
    userId: because(CUSTOM_SMS, recordId('userId')),
    source: because(CUSTOM_SMS, constant('api')),
    conversationProviderId: because(CUSTOM_SMS, hexId('conversationProviderId')),
  },
  'inbound.sms': { ...textFields, ...smsFields },
};
