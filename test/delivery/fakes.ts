import { setImmediate } from 'node:timers/promises';
import { type DeliverEventsOptions, deliverEvents } from '../../src/delivery/deliver-events.ts';
import type { AttemptResult, PreparedDelivery } from '../../src/model/delivery.ts';
import type { AttemptMade, DeliveryEnded, JournalDraft } from '../../src/model/journal.ts';
import type { EmitStep, RetryPolicy } from '../../src/model/scenario.ts';
import type { ContactRef, PlannedEvent } from '../../src/model/timeline.ts';
import type { Clock, OutgoingRequest, StoryClock, Transport } from '../../src/model/world.ts';

/** The instant every test story begins. */
export const START = Date.parse('2026-11-24T14:00:00.000Z');

/** Anything but a 2xx is sent again, three times, after 10 s, 20 s and 40 s: no jitter, so that times are plain. */
export const PLAIN_POLICY: RetryPolicy = {
  name: 'plain',
  on: 'any',
  max: 3,
  baseMs: 10_000,
  factor: 2,
  capMs: 3_600_000,
  jitter: 0,
  spreadMs: 0,
  restamp: false,
};

/** The machine's own time, for tests with sockets. */
export const machineClock: Clock = {
  wallNow: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, fn) => {
    const timer = setTimeout(fn, delayMs);
    return () => clearTimeout(timer);
  },
};

/** A story clock on which waiting costs nothing. */
function createVirtualStory(): StoryClock {
  let reachedAt = START;
  return {
    jumps: true,
    now: () => reachedAt,
    waitUntil: async (storyAt) => {
      reachedAt = Math.max(reachedAt, storyAt);
    },
  };
}

/** Time that stands still until a test moves it; its story runs at the pace of its wall clock. */
export function createManualTime(): {
  readonly clock: Clock;
  readonly story: StoryClock;
  /** How many timers are waiting. */
  timerCount(): number;
  advance(ms: number): Promise<void>;
} {
  let nowMs = START;
  const timers = new Set<{ readonly at: number; readonly fn: () => void }>();
  const after = (delayMs: number, fn: () => void): (() => void) => {
    const timer = { at: nowMs + delayMs, fn };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  return {
    clock: { wallNow: () => nowMs, monotonicMs: () => nowMs, after },
    story: {
      jumps: false,
      now: () => nowMs,
      waitUntil: (storyAt, signal) =>
        new Promise((resolve) => {
          const cancel = after(Math.max(0, storyAt - nowMs), resolve);
          signal.addEventListener('abort', () => {
            cancel();
            resolve();
          });
        }),
    },
    timerCount: () => timers.size,
    advance: async (ms) => {
      const endAt = nowMs + ms;
      for (;;) {
        await setImmediate();
        const due = [...timers].filter((timer) => timer.at <= endAt).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        nowMs = Math.max(nowMs, due.at);
        timers.delete(due);
        due.fn();
      }
      nowMs = endAt;
    },
  };
}

const STEP = {
  form: 'emit',
  kinds: [{ kind: 'sms.sent', weight: 1 }],
  placement: { form: 'cursor' },
  position: { file: null, line: null, column: null, path: 'steps[0]' },
  id: null,
  identity: 'step',
} as const satisfies EmitStep;

/** Events at given offsets: each with its contact's name, or null. */
export function planEvents(
  places: readonly (readonly [offsetMs: number, contact: string | ContactRef | null])[],
): readonly PlannedEvent[] {
  return places.map(([offsetMs, contact], index) => ({
    step: STEP,
    iteration: [],
    kind: 'sms.sent',
    revision: 'latest' as const,
    offsetMs,
    contact: typeof contact === 'string' ? { name: contact, member: null } : contact,
    original: null,
    references: new Map(),
    index,
    sendOffsetMs: offsetMs,
    fate: 'sent' as const,
    duplicates: 0,
  }));
}

/** A delivery named after its event's index; its body is that name. */
export function prepareDelivery(
  event: Pick<PlannedEvent, 'index' | 'contact'>,
  extra: Partial<PreparedDelivery> = {},
): PreparedDelivery {
  const body = Buffer.from(String(event.index));
  return {
    deliveryId: String(event.index),
    stepId: null,
    stepPath: 'steps[0]',
    eventKind: 'sms.sent',
    event: 'OutboundMessage',
    contactId: event.contact?.name ?? null,
    fault: null,
    duplicate: false,
    wireFault: null,
    envelope: { headers: { 'content-type': 'application/json' }, body },
    timestamp: START,
    policy: PLAIN_POLICY,
    canBeLost: true,
    restamp: (storyAt) => ({ headers: { restamped: String(storyAt) }, body }),
    ...extra,
  };
}

export const ACCEPTED: AttemptResult = { outcome: 'accepted', status: 200, latencyMs: 1 };
export const REJECTED: AttemptResult = { outcome: 'rejected', status: 500, latencyMs: 1 };

/** Answers each request as a function of its delivery's name and attempt says. */
export function createFakeTransport(
  answer: (name: string, attempt: number, request: OutgoingRequest) => AttemptResult | Promise<AttemptResult>,
): Transport & { readonly sent: string[]; readonly mostAtOnce: () => number } {
  const attempts = new Map<string, number>();
  const sent: string[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  return {
    sent,
    mostAtOnce: () => mostAtOnce,
    send: async (request) => {
      const name = Buffer.from(request.body).toString();
      const attempt = (attempts.get(name) ?? 0) + 1;
      attempts.set(name, attempt);
      sent.push(`${name}#${attempt}`);
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      try {
        return await answer(name, attempt, request);
      } finally {
        atOnce -= 1;
      }
    },
    close: async () => {},
  };
}

/** Delivers events on the virtual clock and gives back what was recorded. */
export async function deliver(
  options: Pick<DeliverEventsOptions, 'events' | 'transport'> & Partial<DeliverEventsOptions>,
): Promise<readonly JournalDraft[]> {
  const entries: JournalDraft[] = [];
  await deliverEvents({
    start: START,
    prepare: (event) => prepareDelivery(event),
    timeoutMs: 1000,
    concurrency: 8,
    seed: 'seed',
    clock: machineClock,
    storyClock: createVirtualStory(),
    record: (draft) => entries.push(draft),
    stopSignal: new AbortController().signal,
    ...options,
  });
  return entries;
}

type Drafted<Entry> = Omit<Entry, 'v' | 'seq'>;

/** The attempts among entries, all or those of one delivery. */
export function attemptsOf(
  entries: readonly JournalDraft[],
  deliveryId?: string,
): readonly Drafted<AttemptMade>[] {
  return entries.filter(
    (entry): entry is Drafted<AttemptMade> =>
      entry.kind === 'attempt' && (deliveryId === undefined || entry.deliveryId === deliveryId),
  );
}

/** How deliveries ended. */
export function endsOf(entries: readonly JournalDraft[]): readonly Drafted<DeliveryEnded>[] {
  return entries.filter((entry): entry is Drafted<DeliveryEnded> => entry.kind === 'delivery-ended');
}

/** Seconds of the story at which an entry stands. */
export function storySeconds(entry: { readonly storyAt: string }): number {
  return (Date.parse(entry.storyAt) - START) / 1000;
}
