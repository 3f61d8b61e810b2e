import { createHash } from 'node:crypto';
import type { AttemptMade, DeliveryEnded, EventPlanned, JournalEntry, RunStarted } from '../model/journal.ts';
import { createByteBudget } from './log-budget.ts';
import { logAttempt, logPlanned } from './log-delivery.ts';
import type { LoggedDelivery, LoggedRun, LogLimits } from './logged-run.ts';

/** Keeps of a run what a page shows of its deliveries. */
export type DeliveryLog = {
  /** Takes in the next entry of the run. */
  add(entry: JournalEntry): void;
  read(): LoggedRun;
};

/** The limits where none are given. */
const LOG_LIMITS: LogLimits = {
  deliveries: 2000,
  lateDeliveries: 500,
  attempts: 40,
  bodyBytes: 65_536,
  answerBytes: 16_384,
  totalBytes: 8_388_608,
};

/** How a log is kept. */
export type DeliveryLogOptions = Partial<LogLimits> & {
  /** Keeps headers that carry a secret with their values. @default false */
  readonly showSecrets?: boolean;
};

/** A delivery, and by what its body is known again without keeping it whole. */
type Kept = { readonly digest: string; readonly delivery: LoggedDelivery };

/**
 * Creates a log of which nothing has happened yet.
 *
 * @remarks Memory is bounded, however long the run: the first deliveries are kept, and later ones that went wrong.
 * Of those beyond the limits it remembers no bytes, and nothing once they have ended.
 */
export function createDeliveryLog(options: DeliveryLogOptions = {}): DeliveryLog {
  const { showSecrets = false, ...limits } = options;
  const most = { ...LOG_LIMITS, ...limits };
  const room = { limits: most, budget: createByteBudget(most.totalBytes), showSecrets };
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
