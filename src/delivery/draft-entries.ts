import type { AttemptResult, Outcome, PreparedDelivery } from '../model/delivery.ts';
import type { Envelope } from '../model/envelope.ts';
import type { JournalDraft } from '../model/journal.ts';

/** An instant in the story and on the wall clock, both epoch milliseconds. */
export type Moment = { readonly storyAt: number; readonly wallAt: number };

/** Drafts the entry that announces a delivery before its first attempt, or that there will be none. */
export function draftPlanned({
  delivery,
  moment,
  isDropped,
}: {
  readonly delivery: PreparedDelivery;
  /** When the first attempt is due. */
  readonly moment: Moment;
  readonly isDropped: boolean;
}): JournalDraft {
  return {
    kind: 'event-planned',
    ...stamp(moment),
    deliveryId: delivery.deliveryId,
    stepId: delivery.stepId,
    stepPath: delivery.stepPath,
    eventKind: delivery.eventKind,
    event: delivery.event,
    contactId: delivery.contactId,
    ...(delivery.castName !== undefined && { castName: delivery.castName }),
    fault: delivery.fault,
    duplicate: delivery.duplicate,
    ...(isDropped && { dropped: true as const }),
    timestamp: delivery.timestamp,
    bodyBase64: toBase64(delivery.envelope.body),
  };
}

/** What an attempt's entry is made of. */
export type AttemptFacts = {
  readonly delivery: PreparedDelivery;
  readonly number: number;
  readonly envelope: Envelope;
  readonly result: AttemptResult;
  /** When the attempt began. */
  readonly moment: Moment;
  /** When the next attempt is due in the story, epoch milliseconds; null when there is none. */
  readonly retryAt: number | null;
  /** Whether an earlier run may have made it already. */
  readonly isResumed: boolean;
};

/** Drafts the entry of an attempt, with all that was sent and all that came back. */
export function draftAttempt({
  delivery,
  number,
  envelope,
  result,
  moment,
  retryAt,
  isResumed,
}: AttemptFacts): JournalDraft {
  return {
    kind: 'attempt',
    ...stamp(moment),
    deliveryId: delivery.deliveryId,
    stepId: delivery.stepId,
    eventKind: delivery.eventKind,
    number,
    headers: envelope.headers,
    bodyBase64: toBase64(envelope.body),
    outcome: result.outcome,
    ...(result.status !== undefined && { status: result.status }),
    ...(result.answer && {
      answerHeaders: result.answer.headers,
      answerBase64: toBase64(result.answer.body),
    }),
    latencyMs: result.latencyMs,
    ...(result.error !== undefined && { error: result.error }),
    ...(retryAt !== null && { retryAt: new Date(retryAt).toISOString() }),
    ...(isResumed && { resumed: true as const }),
  };
}

/** Drafts the entry that closes a delivery. */
export function draftEnded(options: {
  readonly delivery: PreparedDelivery;
  /** Of the last attempt. */
  readonly outcome: Outcome;
  readonly moment: Moment;
}): JournalDraft {
  const { delivery, outcome, moment } = options;
  const lost = outcome !== 'accepted' && delivery.canBeLost;
  return { kind: 'delivery-ended', ...stamp(moment), deliveryId: delivery.deliveryId, outcome, lost };
}

function stamp({ storyAt, wallAt }: Moment): { readonly storyAt: string; readonly wallAt: string } {
  return { storyAt: new Date(storyAt).toISOString(), wallAt: new Date(wallAt).toISOString() };
}

function toBase64({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
