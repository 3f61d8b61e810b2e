import { messageTypes } from '../catalog/generated/message-types.ts';
import type { Payload } from '../model/payload.ts';

/** A message type as REST tells it: its number and its name. */
export type RestMessageType = { readonly type: number; readonly messageType: string };

type TypeName = keyof typeof messageTypes;

/** The types of messages by the label webhooks and the send API use. */
const TYPE_OF_LABEL: Readonly<Record<string, TypeName>> = {
  CALL: 'TYPE_CALL',
  Call: 'TYPE_CALL',
  VoiceMail: 'TYPE_VOICEMAIL',
  SMS: 'TYPE_SMS',
  Email: 'TYPE_EMAIL',
  InternalComment: 'TYPE_INTERNAL_COMMENT',
  Custom: 'TYPE_CUSTOM_PROVIDER_SMS',
  GMB: 'TYPE_GMB',
  FB: 'TYPE_FACEBOOK',
  IG: 'TYPE_INSTAGRAM',
  WhatsApp: 'TYPE_WHATSAPP',
  Live_Chat: 'TYPE_LIVE_CHAT',
};

/**
 * The type of a message by its label; one nobody knows counts as a text.
 *
 * @remarks REST calls type 10 `TYPE_CAMPAIGN_VOICEMAIL` (OpenAPI of 2026-06-19 has no `TYPE_VOICEMAIL`).
 */
export function messageTypeOfLabel(label: string): RestMessageType {
  return restType(TYPE_OF_LABEL[label] ?? 'TYPE_SMS');
}

/** The type of the message an event told: what the payload says, else what its label means. */
export function messageTypeOf({ messageType, messageTypeString, messageTypeId }: Payload): RestMessageType {
  const byLabel = messageTypeOfLabel(String(messageType));
  if (typeof messageTypeString !== 'string') return byLabel;
  const type = typeof messageTypeId === 'number' ? messageTypeId : byLabel.type;
  return { type, messageType: restName(messageTypeString) };
}

function restType(name: TypeName): RestMessageType {
  return { type: messageTypes[name].id, messageType: restName(name) };
}

function restName(name: string): string {
  return name === 'TYPE_VOICEMAIL' ? 'TYPE_CAMPAIGN_VOICEMAIL' : name;
}
