import type { LoadTally, TallyLook, TallyRecord } from './load-tally.ts';
import type { LoadStanding } from './send-load.ts';

/** How one sender's part of a load stands. */
export type SenderSnapshot = TallyLook &
  LoadStanding & {
    /** How many whole seconds of the load have passed; every sender takes its snapshots at the same ones. */
    readonly second: number;
    /** Milliseconds after the start of the load. */
    readonly atMs: number;
    /** Everything counted so far, when a journal is due to hear of it. */
    readonly record: TallyRecord | null;
  };

/** Takes a snapshot where a second of the load has passed since the last one. */
export type SnapshotTaker = { take(atMs: number, standing: LoadStanding): SenderSnapshot | null };

/** How long after the start a journal first hears what was counted, and how often from then on at most. */
const RECORD_EVERY_MS = 2_000;
/** Later it hears after so much of the time gone: a record costs up to 25 ms of the sender's time, and 200 kB. */
const RECORD_SHARE = 1 / 20;

/**
 * Creates what takes the snapshots of one sender; whoever calls it often enough gets one a second.
 *
 * @param options.isRecorded Whether there is a journal.
 */
export function createSnapshotTaker(
  tally: Pick<LoadTally, 'look' | 'encode'>,
  { isRecorded }: { readonly isRecorded: boolean },
): SnapshotTaker {
  let last = 0;
  let nextRecordAtMs = isRecorded ? RECORD_EVERY_MS : Number.POSITIVE_INFINITY;
  return {
    take: (atMs, standing) => {
      const second = Math.floor(atMs / 1000);
      if (second <= last) return null;
      last = second;
      const isDue = atMs >= nextRecordAtMs;
      // From the whole second on, or a snapshot that is a little early would put the next record off.
      if (isDue) nextRecordAtMs = second * 1000 + Math.max(RECORD_EVERY_MS, atMs * RECORD_SHARE);
      return { ...tally.look(), ...standing, second, atMs, record: isDue ? tally.encode() : null };
    },
  };
}
