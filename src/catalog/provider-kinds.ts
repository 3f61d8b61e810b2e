import type { KindDefinition } from '../model/catalog.ts';
import { documented } from './provenance.ts';
import { REVISIONS } from './revisions.ts';

const kinds: readonly Pick<KindDefinition, 'name' | 'channel' | 'summary'>[] = [
  { name: 'provider.sms', channel: 'text', summary: 'A custom provider is to deliver a text message.' },
  { name: 'provider.email', channel: 'email', summary: 'A custom provider is to deliver an e-mail.' },
];

/**
 * The kinds of ProviderOutboundMessage: what HighLevel sends to the delivery URL of a custom conversation provider.
 *
 * @remarks It is signed in the new header alone (documented: its page of 2026-08); before 2026 it was not signed at
 * all (observed: issue #224).
 */
export const providerKinds: readonly KindDefinition[] = kinds.map((kind) => ({
  ...kind,
  event: 'ProviderOutboundMessage',
  area: 'ProviderOutboundMessage',
  direction: 'outbound',
  provenance: documented('ProviderOutboundMessage page 2025-05'),
  revisions: REVISIONS,
  newSignatureOnly: true,
}));
