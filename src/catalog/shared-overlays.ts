import type { Provenance } from '../model/catalog.ts';
import { constant, type KindOverlay, unlisted } from './field-overlay.ts';
import { hexId, instant, phone, recordId, uuid } from './field-shapes.ts';
import { messageTypes } from './generated/message-types.ts';
import type { MessageType } from './message-type.ts';
import { observed } from './provenance.ts';

const IDS_SEEN = observed('issues #224, #255, #260 (2026-01-16 to 2026-02-26)');
const STAMPS_SEEN = observed('issues #224, #264 (2026); Webhook Logs Dashboard page, example of 2025-11-07');

/** What every event of a location carries around its own fields, in all revisions. */
export const envelopeFields: KindOverlay = {
  locationId: recordId('locationId'),
  versionId: unlisted(IDS_SEEN, hexId('versionId')),
  appId: unlisted(IDS_SEEN, hexId('appId')),
  timestamp: unlisted(STAMPS_SEEN, instant('timestamp')),
  webhookId: unlisted(STAMPS_SEEN, uuid('webhookId')),
};

/** What every message has, whatever its channel. */
export const conversationFields: KindOverlay = {
  contactId: recordId('contactId'),
  conversationId: recordId('conversationId'),
  dateAdded: instant('dateAdded'),
};

/** The two ends of a call or a text message; on the page since 2026-01. */
export const phoneEnds: KindOverlay = { from: phone('from'), to: phone('to') };

/** Who or what sent a message (documented: `source` of the conversations API, OpenAPI of 2026-06-19). */
export const SEND_SOURCES: readonly string[] = ['workflow', 'bulk_actions', 'campaign', 'api', 'app'];

/** The name of a message type. */
export type MessageTypeName = keyof typeof messageTypes;

/**
 * The number and name of a message type; on the page since 2026-01.
 *
 * @param provenance Why a kind has this type; by default as sure as the type itself.
 */
export function messageTypeFields(name: MessageTypeName, provenance?: Provenance): KindOverlay {
  const { id, certainty, source }: MessageType = messageTypes[name];
  const reason = provenance ?? (certainty === 'documented' ? undefined : { certainty, source });
  return {
    messageTypeId: { ...constant(id), provenance: reason },
    messageTypeString: { ...constant(name), provenance: reason },
  };
}
