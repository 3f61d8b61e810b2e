import { JournalError } from '../errors/journal-error.ts';
import { readJournal } from '../journal/read-journal.ts';
import type { Outcome } from '../model/delivery.ts';
import type { AttemptMade, JournalEntry, RunStarted } from '../model/journal.ts';
import { TOOL } from './tool.ts';

/** How far a delivery that has not ended had come when its run was cut off. */
export type RecordedDelivery = {
  /** The instant its payload says it was sent, epoch milliseconds. */
  readonly timestamp: number;
  /** The body that was announced, base64. */
  readonly bodyBase64: string;
  readonly fault: string | null;
  /** Its last attempt that was recorded; null before the first. */
  readonly last: RecordedAttempt | null;
};

/** What counts of an attempt for what comes after it. */
export type RecordedAttempt = {
  readonly number: number;
  readonly outcome: Outcome;
  /** Story instants, epoch milliseconds; without a retry it was the last one. */
  readonly storyAt: number;
  readonly retryAt: number | null;
};

/** The headers of one first attempt. */
export type RecordedSample = {
  readonly deliveryId: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** A run as its journal tells it. */
export type RecordedRun = {
  readonly path: string;
  readonly started: RunStarted;
  /** The deliveries that have not ended, by id. */
  readonly open: ReadonlyMap<string, RecordedDelivery>;
  /** The timestamps of those that have and of dropped ones, epoch milliseconds, by id. */
  readonly ended: ReadonlyMap<string, number>;
  /** The first attempt at an event without a fault: what the keys of the run made of it; null when there is none. */
  readonly sample: RecordedSample | null;
  /** The latest instant the story had reached, epoch milliseconds. */
  readonly reachedAt: number;
  readonly nextSeq: number;
  /** What is damaged in the file, in sentences. */
  readonly problems: readonly string[];
};

/**
 * Reads how far a recorded run had come.
 *
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE`, also when another version of this package wrote it
 */
export function readRecordedRun(path: string): RecordedRun {
  const open = new Map<string, RecordedDelivery>();
  const ended = new Map<string, number>();
  const problems: string[] = [];
  let started: RunStarted | null = null;
  let isLoad = false;
  let sample: RecordedSample | null = null;
  let reachedAt = Number.NEGATIVE_INFINITY;
  let nextSeq = 0;
  for (const entry of readJournal(path, { onProblem: (problem) => problems.push(`${path}: ${problem}`) })) {
    if (entry.kind === 'run-started') started ??= entry;
    isLoad ||= entry.kind === 'load-started';
    reachedAt = Math.max(reachedAt, Date.parse(entry.storyAt));
    nextSeq = entry.seq + 1;
    if (entry.kind === 'attempt' && isSample(entry, open)) sample ??= entry;
    follow(entry, { open, ended });
  }
  if (isLoad)
    throw unusable(path, 'it is the record of a load, which goes by the clock. Start the load again.');
  if (started === null) {
    throw unusable(path, 'it does not begin with a run. Give a file that --journal wrote.');
  }
  if (started.tool !== TOOL) {
    throw unusable(
      path,
      `"${started.tool}" wrote it, and this is ${TOOL}, which may plan and write events otherwise. ` +
        'Resume it with the version that wrote it, or start a new run.',
    );
  }
  return { path, started, open, ended, sample, reachedAt, nextSeq, problems };
}

type Deliveries = {
  readonly open: Map<string, RecordedDelivery>;
  readonly ended: Map<string, number>;
};

function follow(entry: JournalEntry, { open, ended }: Deliveries): void {
  if (entry.kind === 'event-planned') {
    const { deliveryId, timestamp, bodyBase64, fault } = entry;
    if (entry.dropped === true) ended.set(deliveryId, timestamp);
    else open.set(deliveryId, { timestamp, bodyBase64, fault, last: null });
  } else if (entry.kind === 'attempt' || entry.kind === 'delivery-ended') {
    const { deliveryId } = entry;
    const before = open.get(deliveryId);
    if (before === undefined) return;
    if (entry.kind === 'attempt') open.set(deliveryId, { ...before, last: summarise(entry) });
    else {
      open.delete(deliveryId);
      ended.set(deliveryId, before.timestamp);
    }
  }
}

function isSample({ number, deliveryId }: AttemptMade, open: Deliveries['open']): boolean {
  return number === 1 && open.get(deliveryId)?.fault === null;
}

function summarise({ number, outcome, storyAt, retryAt }: AttemptMade): RecordedAttempt {
  return {
    number,
    outcome,
    storyAt: Date.parse(storyAt),
    retryAt: retryAt === undefined ? null : Date.parse(retryAt),
  };
}

function unusable(path: string, reason: string): JournalError {
  return new JournalError('HL_JOURNAL_UNREADABLE', `Failed to resume "${path}": ${reason}`);
}
