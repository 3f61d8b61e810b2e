import { createHash } from 'node:crypto';
import type { Outcome } from '../model/delivery.ts';
import type { AttemptMade, DeliveryEnded, EventPlanned, JournalEntry, RunStarted } from '../model/journal.ts';
import { createByteBudget, type LoggedBytes } from './log-budget.ts';
import { logAttempt, logPlanned } from './log-delivery.ts';

type Headers = Readonly<Record<string, string>>;

/** One attempt as a page shows it. What it sent stands here only where it is not what the delivery's first one sent. */
export type LoggedAttempt = Pick<
  AttemptMade,
  'number' | 'outcome' | 'status' | 'latencyMs' | 'storyAt' | 'wallAt' | 'error' | 'retryAt' | 'resumed'
> & {
  readonly headers?: Headers;
  readonly body?: LoggedBytes;
  readonly answerHeaders?: Headers;
  readonly answer?: LoggedBytes;
};

/** One event as a page shows it, sent or not. */
export type LoggedDelivery = Omit<
  EventPlanned,
  'v' | 'seq' | 'kind' | 'bodyBase64' | 'timestamp' | 'wallAt'
> & {
  readonly body: LoggedBytes;
  /** What its first attempt carried; empty when it was not sent. */
  readonly headers: Headers;
  /** The first of them, at most 40. */
  readonly attempts: readonly LoggedAttempt[];
  readonly attemptCount: number;
  /** Null while it has not ended. */
  readonly outcome: Outcome | null;
  readonly lost: boolean;
};

/** What a page shows of a run beside its report. */
export type LoggedRun = {
  /** Where the receiver listened, as the journal has it; null when it does not say. */
  readonly target: string | null;
  /** ISO instant at which the story began; null when nothing happened. */
  readonly storyStartedAt: string | null;
  /** In story order. */
  readonly deliveries: readonly LoggedDelivery[];
  /** How many of them came after the limit and are here because an attempt went wrong. */
  readonly lateCount: number;
  /** How many events there were, kept or not. */
  readonly eventCount: number;
};

/** How much of a run is kept. */
export type LogLimits = {
  /** The first deliveries. @default 2000 */
  readonly deliveries: number;
  /** Deliveries after those, kept because an attempt without a fault was not accepted. @default 500 */
  readonly lateDeliveries: number;
  /** Attempts of one delivery. @default 40 */
  readonly attempts: number;
  /** Bytes of one request body. @default 65536 */
  readonly bodyBytes: number;
  /** Bytes of one answer. @default 16384 */
  readonly answerBytes: number;
  /** Bytes of headers and bodies over the whole run. @default 8388608 */
  readonly totalBytes: number;
};

/** Keeps of a run what a page shows of its deliveries. */
export type DeliveryLog = {
  /** Takes in the next entry of the run. */
  add(entry: JournalEntry): void;
  read(): LoggedRun;
};

/** The limits where none are given. */
export const LOG_LIMITS: LogLimits = {
  deliveries: 2000,
  lateDeliveries: 500,
  attempts: 40,
  bodyBytes: 65_536,
  answerBytes: 16_384,
  totalBytes: 8_388_608,
};

/** A delivery, and by what its body is known again without keeping it whole. */
type Kept = { readonly digest: string; readonly delivery: LoggedDelivery };

/**
 * Creates a log of which nothing has happened yet.
 *
 * @remarks Memory is bounded, however long the run: the first deliveries are kept, and later ones that went wrong.
 * Of those beyond the limits it remembers no bytes, and nothing once they have ended.
 */
export function createDeliveryLog(limits: Partial<LogLimits> = {}): DeliveryLog {
  const most = { ...LOG_LIMITS, ...limits };
  const room = { limits: most, budget: createByteBudget(most.totalBytes) };
  const kept = new Map<string, Kept>();
  const passing = new Map<string, EventPlanned>();
  let target: string | null = null;
  let storyStartedAt: string | null = null;
  let eventCount = 0;
  let lateCount = 0;

  const addPlanned = (entry: EventPlanned): void => {
    const { deliveryId, bodyBase64 } = entry;
    if (kept.has(deliveryId) || passing.has(deliveryId)) return;
    eventCount++;
    if (kept.size - lateCount < most.deliveries) {
      kept.set(deliveryId, { digest: digestOf(bodyBase64), delivery: logPlanned(entry, room) });
    } else if (entry.dropped !== true) {
      passing.set(deliveryId, { ...entry, bodyBase64: '' });
    }
  };
  const findFor = (entry: AttemptMade): Kept | null => {
    const { deliveryId, bodyBase64, outcome } = entry;
    const planned = passing.get(deliveryId);
    if (planned === undefined) return kept.get(deliveryId) ?? null;
    const wentWrong = outcome !== 'accepted' && planned.fault === null;
    if (!wentWrong || lateCount >= most.lateDeliveries) return null;
    passing.delete(deliveryId);
    lateCount++;
    return { digest: digestOf(bodyBase64), delivery: logPlanned({ ...planned, bodyBase64 }, room) };
  };
  const addAttempt = (entry: AttemptMade): void => {
    const found = findFor(entry);
    if (found === null) return;
    const isSameBody = digestOf(entry.bodyBase64) === found.digest;
    const delivery = logAttempt(found.delivery, entry, { ...room, isSameBody });
    kept.set(entry.deliveryId, { ...found, delivery });
  };
  const addEnded = ({ deliveryId, outcome, lost }: DeliveryEnded): void => {
    passing.delete(deliveryId);
    const found = kept.get(deliveryId);
    if (found !== undefined)
      kept.set(deliveryId, { ...found, delivery: { ...found.delivery, outcome, lost } });
  };

  return {
    add: (entry) => {
      storyStartedAt ??= entry.storyAt;
      if (entry.kind === 'run-started') target ??= readTarget(entry);
      else if (entry.kind === 'event-planned') addPlanned(entry);
      else if (entry.kind === 'attempt') addAttempt(entry);
      else if (entry.kind === 'delivery-ended') addEnded(entry);
    },
    read: () => ({
      target,
      storyStartedAt,
      // Instants in ISO form sort as text.
      deliveries: Array.from(kept.values(), ({ delivery }) => delivery).sort((a, b) =>
        a.storyAt < b.storyAt ? -1 : Number(a.storyAt > b.storyAt),
      ),
      lateCount,
      eventCount,
    }),
  };
}

function readTarget({ options }: RunStarted): string | null {
  return typeof options.target === 'string' ? options.target : null;
}

function digestOf(base64: string): string {
  return createHash('sha256').update(base64).digest('base64');
}
