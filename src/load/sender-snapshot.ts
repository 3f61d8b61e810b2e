import type { LoadTally, TallyLook } from './load-tally.ts';
import type { LoadStanding } from './send-load.ts';

/** How one sender's part of a load stands. */
export type SenderSnapshot = TallyLook &
  LoadStanding & {
    /** How many whole seconds of the load have passed; every sender takes its snapshots at the same ones. */
    readonly second: number;
    /** Milliseconds after the start of the load. */
    readonly atMs: number;
  };

/** Takes a snapshot where a second of the load has passed since the last one. */
export type SnapshotTaker = { take(atMs: number, standing: LoadStanding): SenderSnapshot | null };

/** Creates what takes the snapshots of one sender; whoever calls it often enough gets one a second. */
export function createSnapshotTaker(tally: Pick<LoadTally, 'look'>): SnapshotTaker {
  let last = 0;
  return {
    take: (atMs, standing) => {
      const second = Math.floor(atMs / 1000);
      if (second <= last) return null;
      last = second;
      return { ...tally.look(), ...standing, second, atMs };
    },
  };
}
