import { findKind } from '../catalog/kinds.ts';
import type { JsonValue } from '../model/json.ts';
import type { Payload } from '../model/payload.ts';
import type { EmailSpec, EmitStep } from '../model/scenario.ts';
import type { Occurrence } from '../model/timeline.ts';
import { createDraws, type Draws } from '../seed/draws.ts';
import { type EmailContent, writeEmail, writeSubject } from './email.ts';
import { htmlToText } from './html-to-text.ts';
import { writeText } from './messages.ts';
import type { PayloadWorld } from './payload-world.ts';
import { seededFaker } from './seeded-faker.ts';

/** The values a payload's fields can have, by the name the catalogue gives in `faker: "story.<name>"`. */
export type StoryValues = Readonly<Record<string, () => JsonValue | undefined>>;

/** What an event's values are made of. */
export type StoryEvent = {
  readonly occurrence: Occurrence;
  readonly step: EmitStep;
  /** The instant of sending, epoch milliseconds. */
  readonly timestamp: number;
  /** Fills the templates in a text of the scenario. */
  fill(text: string): string;
  /** The payload of another event this one refers to. */
  payloadOf(stepId: string): Payload;
};

/** Who sends a message, and how often. */
export const SOURCES = [
  { source: 'app', weight: 6 },
  { source: 'workflow', weight: 3 },
  { source: 'campaign', weight: 1 },
] as const;

/**
 * Creates the values of one event. Each hangs on the seed, the event and its own name alone, so that setting one
 * does not move another; `undefined` leaves an optional field out.
 */
export function createStoryValues(world: PayloadWorld, event: StoryEvent): StoryValues {
  const { occurrence, step } = event;
  const { cast, seed, runId } = world;
  const identity = [step.identity, ...occurrence.iteration];
  const kind = findKind(occurrence.kind);
  const inbound = kind.direction === 'inbound';
  const ref = occurrence.contact ?? { name: 'contact', member: null };
  const contact = cast.contact(ref);
  const user = cast.user(step.user, ref);
  const location = step.location === undefined ? contact.location : cast.location(step.location);

  const draws = (field: string): Draws => createDraws(seed, field, ...identity);
  const faker = (field: string) => seededFaker(contact.locale, seed, field, ...identity);
  const messageDraws = (field: string): Draws =>
    createDraws(field, seed, runId, world.scenario.name, ...identity);

  const content = memo((): EmailContent => {
    if (spec.html !== undefined) {
      const html = event.fill(spec.html);
      return { html, plainText: htmlToText(html) };
    }
    return writeEmail({ contact, user, location, faker: faker('email'), inbound });
  });
  const isByUser = step.user !== undefined || step.resends !== undefined;
  const source = memo(() => (isByUser ? 'app' : draws('source').pickWeighted(SOURCES).source));
  const [from, to] = inbound ? [contact.phone, location.phone] : [location.phone, contact.phone];

  const spec: EmailSpec = step.email ?? {};
  const thread = memo(() => (spec.thread === undefined ? null : event.payloadOf(spec.thread)));
  const resent = memo(() => (step.resends === undefined ? null : event.payloadOf(step.resends)));
  const cc = memo(() => spec.cc?.map(event.fill));
  const bcc = memo(() => spec.bcc?.map(event.fill));
  const mailbox = inbound ? location.email : contact.email;

  return {
    contactId: () => contact.id,
    conversationId: () => contact.conversationId,
    locationId: () => location.id,
    appId: () => world.appId,
    versionId: () => world.versionId,
    // Sends by a workflow or campaign name no user (inferred from the examples and issue #253).
    userId: () => (namesUser() ? user.id : undefined),
    messageId: () => messageDraws('message-id').alphanumeric(20),
    // Sent a third time it still names the first (inferred; issue #260 asks for the link between the two).
    originalMessageId: () => resent()?.originalMessageId ?? resent()?.messageId,
    emailMessageId: () => messageDraws('email-message-id').alphanumeric(20),
    threadId: () => thread()?.threadId ?? draws('thread-id').alphanumeric(20),
    webhookId: () => messageDraws('webhook-id').uuid(),
    dateAdded: () => new Date(world.startsAt + occurrence.offsetMs).toISOString(),
    timestamp: () => new Date(event.timestamp).toISOString(),
    text: () => {
      if (step.text !== undefined) return event.fill(step.text);
      return resent()?.body ?? writeText({ kind, contact, user, location, faker: faker('text') });
    },
    subject: () => {
      if (spec.subject !== undefined) return event.fill(spec.subject);
      const answered = thread()?.subject;
      if (typeof answered === 'string') return answered.replace(/^(Re: )?/, 'Re: ');
      return writeSubject({ contact, location, faker: faker('subject'), inbound });
    },
    html: () => content().html,
    plainText: () => content().plainText,
    from: () => step.call?.from ?? from,
    to: () => step.call?.to ?? to,
    emailFrom: () => (inbound ? `${contact.name} <${contact.email}>` : `${user.name} <${user.email}>`),
    // Documented as an array in the examples up to 2025-10, seen as a string since (issue #255, 2026-02-16).
    emailTo: () => (occurrence.revision < '2026' ? [mailbox] : mailbox),
    // Only the first address reaches the single field (observed, issue #255).
    cc: () => cc()?.[0],
    bcc: () => bcc()?.[0],
    ccList: cc,
    bccList: bcc,
    attachments: () => attachments(),
    source,
    callDuration: () => callDuration(),
    conversationProviderId: () =>
      kind.name === 'custom.sent' ? createDraws(seed, 'provider-id', location.id).hex(24) : undefined,
    chatWidgetId: () =>
      kind.name === 'live-chat.sent' ? createDraws(seed, 'chat-widget-id', location.id).hex(24) : undefined,
    mentions: () => [],
    callStatus: () => undefined,
    provider: () => undefined,
  };

  function namesUser(): boolean {
    return (
      kind.channel === 'call' ||
      kind.channel === 'comment' ||
      kind.name === 'custom.sent' ||
      source() === 'app'
    );
  }

  function callDuration(): number {
    if (step.call?.durationMs !== undefined) return Math.round(step.call.durationMs / 1000);
    if (kind.name.endsWith('.answered')) return draws('call-duration').integer(15, 900);
    return kind.name.endsWith('.voicemail') ? draws('call-duration').integer(4, 60) : 0;
  }

  // The documentation shows a placeholder where the URL belongs; its real form is unknown (inferred).
  function attachments(): string[] | undefined {
    const isAudio = kind.channel === 'voicemail' || kind.name.endsWith('.voicemail');
    const isRecorded = kind.name.endsWith('.answered') || isAudio;
    if (kind.channel === 'email') return undefined;
    if (!isRecorded || (step.call?.recording === false && kind.name !== 'inbound.call.voicemail')) return [];
    const id = draws('recording-id').alphanumeric(20);
    return [`https://${isAudio ? 'voicemails' : 'recordings'}.example.com/${location.id}/${id}.wav`];
  }
}

function memo<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
