import type { Provenance } from '../model/catalog.ts';
import { because, constant, type KindOverlay, optional } from './field-overlay.ts';
import { recordId, seconds, urls, word } from './field-shapes.ts';
import { inferred } from './provenance.ts';
import { conversationFields, envelopeFields, messageTypeFields, phoneEnds } from './shared-overlays.ts';

const NO_EXAMPLE = inferred('no page has an example; as for an answered call');
const LIKE_VOICEMAIL = inferred('no page has an example; by analogy with a call that reached voicemail');
const CALL_STATUS_ENUM = inferred('callStatus values of the conversations API (OpenAPI, 2026-06-19)');
const ONE_RECORDING = { minItems: 1, maxItems: 1 };

const callFields: KindOverlay = {
  ...envelopeFields,
  ...conversationFields,
  ...phoneEnds,
  ...messageTypeFields('TYPE_CALL'),
  attachments: urls('attachments', { maxItems: 1 }),
  messageType: constant('CALL'),
  userId: recordId('userId'),
  messageId: recordId('messageId'),
  status: constant('completed'),
};

const answered: KindOverlay = {
  ...callFields,
  callDuration: seconds('callDuration'),
  callStatus: constant('completed'),
};

/** A call nobody took: no time spoken, nothing recorded. */
function missed(
  callStatus: string,
  status = 'completed',
  provenance: Provenance = LIKE_VOICEMAIL,
): KindOverlay {
  return {
    ...callFields,
    attachments: because(provenance, constant([])),
    status: because(provenance, constant(status)),
    callDuration: because(provenance, constant(0)),
    callStatus: because(CALL_STATUS_ENUM, constant(callStatus)),
  };
}

/** The fields of calls and voicemails, by kind. */
export const callOverlays: Readonly<Record<string, KindOverlay>> = {
  'call.answered': answered,
  'call.voicemail': {
    ...callFields,
    ...messageTypeFields('TYPE_CALL', NO_EXAMPLE),
    attachments: because(NO_EXAMPLE, urls('attachments', { maxItems: 1 })),
    callDuration: because(NO_EXAMPLE, seconds('callDuration')),
    callStatus: constant('voicemail'),
  },
  'call.busy': missed('busy'),
  'call.no-answer': missed('no-answer'),
  'call.failed': missed('failed', 'failed'),
  'call.canceled': missed('canceled'),
  'voicemail.drop': {
    ...envelopeFields,
    ...conversationFields,
    ...phoneEnds,
    ...messageTypeFields('TYPE_VOICEMAIL'),
    attachments: urls('attachments', ONE_RECORDING),
    messageType: constant('VoiceMail'),
    messageId: recordId('messageId'),
    status: constant('completed'),
  },
  'inbound.call.answered': answered,
  'inbound.call.voicemail': {
    ...envelopeFields,
    ...conversationFields,
    ...phoneEnds,
    ...messageTypeFields('TYPE_VOICEMAIL'),
    attachments: urls('attachments', ONE_RECORDING),
    messageType: constant('CALL'),
    messageId: recordId('messageId'),
    status: constant('voicemail'),
    // The page's text names it, its example omits it.
    callStatus: optional(word('callStatus', ['voicemail'])),
  },
};
