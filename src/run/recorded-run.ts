import { JournalError } from '../errors/journal-error.ts';
import { readJournal } from '../journal/read-journal.ts';
import type { JournalEntry, RunStarted } from '../model/journal.ts';

/** How far a delivery had come when its run was cut off. */
export type RecordedDelivery = {
  /** The instant its payload says it was sent, epoch milliseconds. */
  readonly timestamp: number;
  readonly attemptCount: number;
  /** When its next attempt is due in the story, epoch milliseconds; null before the first attempt. */
  readonly retryAt: number | null;
  readonly ended: boolean;
  /** The body that was announced, base64; kept only while the delivery has not ended. */
  readonly bodyBase64: string | null;
};

/** A run as its journal tells it. */
export type RecordedRun = {
  readonly path: string;
  readonly started: RunStarted;
  /** By delivery id. */
  readonly deliveries: ReadonlyMap<string, RecordedDelivery>;
  /** The latest instant the story had reached, epoch milliseconds. */
  readonly reachedAt: number;
  readonly nextSeq: number;
  /** What is damaged in the file, in sentences. */
  readonly problems: readonly string[];
};

/**
 * Reads how far a recorded run had come.
 *
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE`
 */
export function readRecordedRun(path: string): RecordedRun {
  const deliveries = new Map<string, RecordedDelivery>();
  const problems: string[] = [];
  let started: RunStarted | null = null;
  let reachedAt = Number.NEGATIVE_INFINITY;
  let nextSeq = 0;
  for (const entry of readJournal(path, { onProblem: (problem) => problems.push(`${path}: ${problem}`) })) {
    if (entry.kind === 'run-started') started ??= entry;
    reachedAt = Math.max(reachedAt, Date.parse(entry.storyAt));
    nextSeq = entry.seq + 1;
    follow(deliveries, entry);
  }
  if (started !== null) return { path, started, deliveries, reachedAt, nextSeq, problems };
  throw new JournalError(
    'HL_JOURNAL_UNREADABLE',
    `Failed to resume "${path}": it does not begin with a run. Give a file that --journal wrote.`,
  );
}

function follow(deliveries: Map<string, RecordedDelivery>, entry: JournalEntry): void {
  if (entry.kind === 'event-planned') {
    const { deliveryId, timestamp, bodyBase64 } = entry;
    const isDropped = entry.dropped === true;
    const body = isDropped ? null : bodyBase64;
    deliveries.set(deliveryId, {
      timestamp,
      attemptCount: 0,
      retryAt: null,
      ended: isDropped,
      bodyBase64: body,
    });
    return;
  }
  if (entry.kind !== 'attempt' && entry.kind !== 'delivery-ended') return;
  const before = deliveries.get(entry.deliveryId);
  if (before === undefined) return;
  if (entry.kind === 'delivery-ended') {
    deliveries.set(entry.deliveryId, { ...before, ended: true, bodyBase64: null });
  } else {
    const retryAt = entry.retryAt === undefined ? null : Date.parse(entry.retryAt);
    // An attempt without a retry is the last one, also where the entry that closes its delivery was cut off.
    deliveries.set(entry.deliveryId, {
      ...before,
      attemptCount: entry.number,
      retryAt,
      ended: retryAt === null,
    });
  }
}
