import type { Payload } from '../../src/model/payload.ts';

/** A text message with everything a fault could change: a number, a `+`, letters beyond ASCII, ids. */
export const samplePayload: Payload = {
  type: 'OutboundMessage',
  locationId: '0d48aEf7q67DAu134bpy',
  versionId: '6878cec452e7c8d29d4dd3d9',
  appId: '6878cec452e7c8d29d4dd3d9',
  contactId: 'gblakL5aYQC4glDtP1r2',
  body: 'Dial 95 or "95": Ólafur & Söhne 👋',
  messageId: 'tyW42xCD0HQpb3hhfLcx',
  to: '+12125550141',
  messageTypeId: 2,
  timestamp: '2026-11-24T14:01:35.101Z',
  webhookId: '881b9415-5d35-4ff1-a667-0545b80b96c0',
};
