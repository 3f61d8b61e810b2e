import type { Attempt, Delivery } from '../model/delivery.ts';
import type { AttemptMade, EventPlanned, JournalEntry } from '../model/journal.ts';
import type { Payload } from '../model/payload.ts';

/** Gathers the deliveries of a run from its journal. */
export type DeliveryCollector = {
  add(entry: JournalEntry): void;
  /** The deliveries that were attempted, in plan order. */
  deliveries(): readonly Delivery[];
};

type Gathered = { readonly planned: EventPlanned; readonly attempts: AttemptMade[] };

/** Creates a collector; it keeps every attempt, so it is for the runs of a test, not for a million events. */
export function createDeliveryCollector(): DeliveryCollector {
  const gathered = new Map<string, Gathered>();
  return {
    add(entry) {
      if (entry.kind === 'event-planned') gathered.set(entry.deliveryId, { planned: entry, attempts: [] });
      if (entry.kind === 'attempt') gathered.get(entry.deliveryId)?.attempts.push(entry);
    },
    deliveries: () =>
      [...gathered.values()]
        .filter(({ attempts }) => attempts.length > 0)
        .sort((a, b) => planIndex(a) - planIndex(b))
        .map(toDelivery),
  };
}

function planIndex({ planned }: Gathered): number {
  return Number(planned.deliveryId.slice(1));
}

function toDelivery({ planned, attempts }: Gathered): Delivery {
  const body = Buffer.from(planned.bodyBase64, 'base64');
  const payload = readPayload(body);
  const { webhookId, messageId } = payload;
  return {
    kind: planned.eventKind,
    event: planned.event,
    stepId: planned.stepId,
    contactId: planned.contactId,
    webhookId: typeof webhookId === 'string' ? webhookId : null,
    ...(typeof messageId === 'string' ? { messageId } : {}),
    payload,
    body,
    headers: (attempts[0] as AttemptMade).headers,
    outcome: (attempts.at(-1) as AttemptMade).outcome,
    attempts: attempts.map(toAttempt),
  };
}

function toAttempt(entry: AttemptMade): Attempt {
  const { number, outcome, status, latencyMs, storyAt, wallAt, error, answerHeaders, answerBase64 } = entry;
  return {
    number,
    outcome,
    ...(status === undefined ? {} : { status }),
    latencyMs,
    storyAt,
    wallAt,
    ...(error === undefined ? {} : { error }),
    ...(answerHeaders === undefined
      ? {}
      : { answer: { headers: answerHeaders, body: Buffer.from(answerBase64 ?? '', 'base64') } }),
  };
}

// A fault may have spoiled the body; then there is no payload to show, only the bytes.
function readPayload(body: Buffer): Payload {
  try {
    return JSON.parse(body.toString('utf8')) as Payload;
  } catch {
    return {};
  }
}
