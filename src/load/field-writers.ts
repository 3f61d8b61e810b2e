import type { KindDefinition } from '../model/catalog.ts';
import type { Payload } from '../model/payload.ts';
import type { Revision } from '../model/revision.ts';
import { SOURCES } from '../payload/story-values.ts';
import type { EventDraws } from './event-draws.ts';
import { prepareTexts } from './message-texts.ts';
import type { Person } from './people.ts';

/** One event, while its payload is written. */
export type Moment = {
  person: Person;
  /** Draws of what people write and do; they hang on the seed. */
  content: EventDraws;
  /** Draws of message identities; they hang on the run id too. */
  identity: EventDraws;
  /** ISO instants. */
  dateAdded: string;
  timestamp: string;
  source: string;
  email: { readonly html: string; readonly plainText: string };
};

/** Writes the JSON of a field's value; null leaves an optional field out. */
export type FieldWriter = (moment: Moment) => string | null;

/** What the writers of a kind are made for. */
export type WriterScope = {
  readonly kind: KindDefinition;
  readonly revision: Revision;
  readonly appId: string;
  readonly versionId: string;
  /** A payload of this kind as the stage of `run` makes it. */
  readonly sample: Payload;
};

const SOURCE_TOTAL = SOURCES.reduce((sum, { weight }) => sum + weight, 0);
const LONGEST_ANSWERED_S = 900;

/**
 * Creates the writers of a kind, by the name the catalogue gives in `faker: "story.<name>"`. They follow
 * `payload/story-values.ts` for an event without step options.
 */
export function createFieldWriters(scope: WriterScope): Readonly<Record<string, FieldWriter>> {
  const { kind, sample } = scope;
  const inbound = kind.direction === 'inbound';
  const texts = prepareTexts(kind.name);
  const namesUserAlways =
    kind.channel === 'call' || kind.channel === 'comment' || kind.name === 'custom.sent';
  const isCustom = kind.name === 'custom.sent';
  const isLiveChat = kind.name === 'live-chat.sent';
  const absent: FieldWriter = () => null;
  const [appId, versionId] = [scope.appId, scope.versionId].map((id) => JSON.stringify(id)) as [
    string,
    string,
  ];
  return {
    contactId: ({ person }) => `"${person.contactId}"`,
    conversationId: ({ person }) => `"${person.conversationId}"`,
    locationId: ({ person }) => `"${person.locationId}"`,
    appId: () => appId,
    versionId: () => versionId,
    userId: ({ person, source }) => (namesUserAlways || source === 'app' ? `"${person.userId}"` : null),
    messageId: ({ identity }) => `"${identity.recordId()}"`,
    emailMessageId: ({ identity }) => `"${identity.recordId()}"`,
    threadId: ({ content }) => `"${content.recordId()}"`,
    webhookId: ({ identity }) => `"${identity.uuid()}"`,
    dateAdded: ({ dateAdded }) => `"${dateAdded}"`,
    timestamp: ({ timestamp }) => `"${timestamp}"`,
    text: ({ person, content }) => `"${texts.text(person, content)}"`,
    subject: ({ person, content }) => `"${texts.subject(person, content)}"`,
    html: (moment) => {
      moment.email = texts.email(moment.person, moment.content);
      return `"${moment.email.html}"`;
    },
    plainText: ({ email }) => `"${email.plainText}"`,
    from: ({ person }) => `"${inbound ? person.contactPhone : person.locationPhone}"`,
    to: ({ person }) => `"${inbound ? person.locationPhone : person.contactPhone}"`,
    emailFrom: ({ person }) => `"${inbound ? person.contactMailbox : person.userMailbox}"`,
    emailTo: ({ person }) => {
      const mailbox = `"${inbound ? person.locationEmail : person.contactEmail}"`;
      return scope.revision < '2026' ? `[${mailbox}]` : mailbox;
    },
    attachments: createAttachmentWriter(sample.attachments),
    source: ({ source }) => `"${source}"`,
    callDuration: createDurationWriter(kind.name),
    conversationProviderId: ({ person }) => (isCustom ? `"${person.providerId}"` : null),
    chatWidgetId: ({ person }) => (isLiveChat ? `"${person.chatWidgetId}"` : null),
    mentions: () => '[]',
    originalMessageId: absent,
    cc: absent,
    bcc: absent,
    ccList: absent,
    bccList: absent,
    callStatus: absent,
    provider: absent,
  };
}

/** Draws who sent a message. */
export function drawSource(draws: EventDraws): string {
  let left = draws.below(SOURCE_TOTAL);
  for (const { source, weight } of SOURCES) {
    left -= weight;
    if (left < 0) return source;
  }
  return SOURCES[0].source;
}

function createDurationWriter(kind: string): FieldWriter {
  const range = kind.endsWith('.answered')
    ? [15, LONGEST_ANSWERED_S]
    : kind.endsWith('.voicemail')
      ? [4, 60]
      : null;
  if (range === null) return () => '0';
  const [shortest = 0, longest = 0] = range;
  return ({ content }) => String(shortest + content.below(longest - shortest + 1));
}

/** The sample says whether there is a recording and where such ones are kept: `https://<host>/<location>/<id>.wav`. */
function createAttachmentWriter(sample: unknown): FieldWriter {
  if (!Array.isArray(sample)) return () => null;
  const [url] = sample;
  if (typeof url !== 'string') return () => '[]';
  const { origin } = new URL(url);
  return ({ person, content }) => `["${origin}/${person.locationId}/${content.recordId()}.wav"]`;
}
