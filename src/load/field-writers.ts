import { SOURCES } from '../payload/story-values.ts';
import type { EventDraws } from './event-draws.ts';
import { prepareTexts } from './message-texts.ts';
import type { Person } from './people.ts';
import type { WriterScope } from './person-writers.ts';

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

const SOURCE_TOTAL = SOURCES.reduce((sum, { weight }) => sum + weight, 0);
const LONGEST_ANSWERED_S = 900;

/**
 * Creates the writers of a kind that hang on the event, by the name the catalogue gives in `faker: "story.<name>"`. They
 * follow `payload/story-values.ts` for an event without step options.
 */
export function createFieldWriters({
  kind,
  sample,
}: Pick<WriterScope, 'kind' | 'sample'>): Readonly<Record<string, FieldWriter>> {
  const texts = prepareTexts(kind.name);
  const namesUserAlways =
    kind.channel === 'call' || kind.channel === 'comment' || kind.name === 'custom.sent';
  return {
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
    attachments: createAttachmentWriter(sample.attachments),
    source: ({ source }) => `"${source}"`,
    callDuration: createDurationWriter(kind.name),
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
