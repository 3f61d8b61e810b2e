import type { KindDefinition } from '../model/catalog.ts';
import { documented } from './provenance.ts';
import { REVISIONS } from './revisions.ts';

const kinds: readonly Pick<KindDefinition, 'name' | 'channel' | 'summary'>[] = [
  { name: 'inbound.call.answered', channel: 'call', summary: 'A contact called, and the call was answered.' },
  { name: 'inbound.call.voicemail', channel: 'call', summary: 'A contact called and left a voicemail.' },
  { name: 'inbound.sms', channel: 'text', summary: 'A contact sent a text message.' },
  { name: 'inbound.email', channel: 'email', summary: 'A contact sent an e-mail.' },
];

/** The kinds of InboundMessage: what a contact sends to an agency. */
export const inboundKinds: readonly KindDefinition[] = kinds.map((kind) => ({
  ...kind,
  event: 'InboundMessage',
  area: 'InboundMessage',
  direction: 'inbound',
  provenance: documented('InboundMessage page 2025-05'),
  revisions: REVISIONS,
}));
