import type { Revision } from '../model/revision.ts';
import { findPage } from './documented-pages.ts';
import { REVISIONS } from './revisions.ts';

/** A place where a documented example differs from what is sent, knowingly. */
export type Contradiction = {
  readonly page: string;
  readonly revision: Revision;
  readonly heading: string;
  /** JSON pointer into the example. */
  readonly path: string;
  /** What stands there; null when the key is missing. */
  readonly says: string | null;
  /** What is sent instead, in words. */
  readonly sent: string;
  readonly why: string;
};

type Difference = Omit<Contradiction, 'page' | 'revision'> & {
  readonly pages: readonly string[];
  /** @default every revision whose page has the example */
  readonly revisions?: readonly Revision[];
};

const OUTBOUND = ['OutboundMessage'];
const INBOUND = ['InboundMessage'];
const BOTH = [...OUTBOUND, ...INBOUND];

const ID = {
  sent: 'an id of 20 letters and digits',
  why: 'A placeholder of another length: the ids of issues #224, #255 and #260 have 20 characters.',
};
const HEX_ID = {
  sent: 'an id of 24 hexadecimal digits',
  why: 'A placeholder: the provider id of issue #224 has 24 hexadecimal digits, a chat widget id presumably too.',
};
const URL = {
  sent: 'a URL',
  why: 'A placeholder for the URL of a recording, whose real form nobody has shown.',
};

const differences: readonly Difference[] = [
  {
    ...{ pages: BOTH, heading: 'SMS', path: '/messageId', says: null, sent: 'a messageId' },
    why: 'The schema lists it, and issue #260 shows a text message with one.',
  },
  {
    ...{ pages: OUTBOUND, heading: 'SMS', path: '/direction', says: 'inbound', sent: 'outbound' },
    revisions: ['2025-05', '2025-10'],
    why: 'A slip, mended on the page in 2026-01.',
  },
  {
    ...{ pages: INBOUND, heading: 'CALL', path: '/type', says: 'OutboundMessage', sent: 'InboundMessage' },
    revisions: ['2025-05', '2025-10'],
    why: 'A slip, mended on the page by 2026-08.',
  },
  { pages: BOTH, heading: 'SMS', path: '/conversationProviderId', says: 'cI08i1Bls3iTB9bKgF01', ...HEX_ID },
  {
    ...{ pages: BOTH, heading: 'SMS', path: '/chatWidgetId', says: '67b0cc8cf14b19d85ace7s35', ...HEX_ID },
    revisions: ['2025-10', '2026-01', '2026-08', 'latest'],
  },
  { pages: BOTH, heading: 'CALL', path: '/attachments/0', says: 'call recording url', ...URL },
  { pages: BOTH, heading: 'CALL', path: '/contactId', says: 'gblakL5aYQC4glDtP1r2t3', ...ID },
  { pages: BOTH, heading: 'CALL', path: '/conversationId', says: 'SGDqZrzmwTr19d10aHkt9F', ...ID },
  { pages: BOTH, heading: 'CALL', path: '/userId', says: 'xsmF1xxhmC92ZpL1lj7aLa', ...ID },
  { pages: OUTBOUND, heading: 'VoiceMail', path: '/attachments/0', says: 'voicemail url', ...URL },
  { pages: INBOUND, heading: 'CALL 2', path: '/attachments/0', says: 'voicemail url', ...URL },
  { pages: INBOUND, heading: 'CALL 2', path: '/locationId', says: '0dalah57827q67DAuXUxbpy', ...ID },
  { pages: OUTBOUND, heading: 'InternalComment', path: '/userId', says: 'xsmF1xxhmC92ZpL1lj7aLa', ...ID },
  { pages: OUTBOUND, heading: 'InternalComment 2', path: '/userId', says: 'xsmF1xxhmC92ZpL1lj7aLa', ...ID },
  { pages: BOTH, heading: 'Email', path: '/contactId', says: '3bN9f8LYJFG8F232XMUbfq', ...ID },
  { pages: BOTH, heading: 'Email', path: '/emailMessageId', says: 'sddfDSF3G56GHG', ...ID },
  { pages: BOTH, heading: 'Email', path: '/threadId', says: 'sddfDSF3G56GHG', ...ID },
  { pages: BOTH, heading: 'Email', path: '/conversationProviderId', says: 'cI08i1Bls3iTB9bKgF01', ...HEX_ID },
];

/** Every place where a documented example differs from what is sent; a test holds it to be complete and true. */
export const CONTRADICTIONS: readonly Contradiction[] = differences.flatMap(
  ({ pages, revisions = REVISIONS, ...difference }) =>
    pages.flatMap((page) =>
      findPage(page)
        .revisions.filter((state) => state.examples.some((example) => example.heading === difference.heading))
        .filter((state) => revisions.includes(state.revision))
        .map((state) => ({ page, revision: state.revision, ...difference })),
    ),
);
