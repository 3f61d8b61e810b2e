import type { KindDefinition, Provenance } from '../model/catalog.ts';
import { documented, inferred, observed } from './provenance.ts';
import { REVISIONS } from './revisions.ts';

const CALL_STATUS_TEXT = documented('OutboundMessage page 2025-05, section on call status; no example');
const CALL_STATUS_ENUM = inferred(
  'callStatus values of the conversations API (OpenAPI, 2026-06-19); no example',
);
const CHANNEL_ONLY = documented('OutboundMessage page 2025-05, list of channels; no example, label inferred');

type OutboundKind = Omit<KindDefinition, 'event' | 'area' | 'direction' | 'revisions'> &
  Partial<Pick<KindDefinition, 'revisions'>>;

function call(status: string, summary: string, provenance: Provenance): OutboundKind {
  return { name: `call.${status}`, channel: 'call', summary, provenance };
}

function text(name: string, summary: string, provenance: Provenance): OutboundKind {
  return { name, channel: 'text', summary, provenance };
}

const kinds: readonly OutboundKind[] = [
  call(
    'answered',
    'A user called a contact, and the call was answered.',
    documented('OutboundMessage page 2025-05'),
  ),
  call('voicemail', 'A user called a contact and reached voicemail.', CALL_STATUS_TEXT),
  call('busy', 'A user called a contact, and the line was busy.', CALL_STATUS_ENUM),
  call('no-answer', 'A user called a contact, and nobody answered.', CALL_STATUS_ENUM),
  call('failed', 'A user called a contact, and the call failed.', CALL_STATUS_ENUM),
  call('canceled', 'A user called a contact and hung up before an answer.', CALL_STATUS_ENUM),
  {
    name: 'voicemail.drop',
    channel: 'voicemail',
    summary: 'A workflow left a voicemail without a call.',
    provenance: documented('OutboundMessage page 2025-05'),
  },
  text('sms.sent', 'A text message was delivered to a contact.', documented('OutboundMessage page 2025-05')),
  text('sms.failed', 'A text message could not be delivered.', observed('issue #260 (2026-02-26)')),
  {
    name: 'email.sent',
    channel: 'email',
    summary: 'An e-mail was sent to a contact.',
    provenance: documented('OutboundMessage page 2025-05'),
  },
  text('gmb.sent', 'A message was sent through Google Business.', CHANNEL_ONLY),
  text('facebook.sent', 'A message was sent through Facebook Messenger.', CHANNEL_ONLY),
  text('instagram.sent', 'A message was sent through Instagram.', CHANNEL_ONLY),
  text(
    'whatsapp.sent',
    'A message was sent through WhatsApp.',
    inferred('issue #212; on no OutboundMessage page'),
  ),
  text('live-chat.sent', 'A message was sent in a website live chat.', CHANNEL_ONLY),
  {
    name: 'internal-comment.added',
    channel: 'comment',
    summary: 'A user left a comment that only the team sees.',
    provenance: documented('OutboundMessage page 2026-08'),
    revisions: ['2026-08', 'latest'],
  },
  text(
    'custom.sent',
    'A text message went out through a custom provider.',
    observed('issue #224 (2026-01-16)'),
  ),
];

/** The kinds of OutboundMessage: what an agency sends to a contact. */
export const outboundKinds: readonly KindDefinition[] = kinds.map((kind) => ({
  event: 'OutboundMessage',
  area: 'OutboundMessage',
  direction: 'outbound',
  revisions: REVISIONS,
  ...kind,
}));
