import type { DeliveryRecord } from './delivery-record.ts';

/** Counts whether a receiver refuses everything that is genuine, as one does that trusts another key. */
export type Refusals = {
  /** Counts a delivery that has ended. */
  add(delivery: DeliveryRecord): void;
  /**
   * Says that everything was refused.
   *
   * @param keyAdvice Which key was signed with and what to do, in sentences; empty where that is not known.
   * @returns Null where something was not refused, or nothing was sent.
   */
  describe(keyAdvice: string): string | null;
};

/** Creates a count of no deliveries. Those with a fault are not counted: most are there to be refused. */
export function createRefusals(): Refusals {
  let genuineCount = 0;
  const refusedBy = new Map<number, number>();
  return {
    add: ({ faulted, last }) => {
      if (faulted) return;
      genuineCount += 1;
      const status = last?.status;
      if (status === 401 || status === 403) refusedBy.set(status, (refusedBy.get(status) ?? 0) + 1);
    },
    describe: (keyAdvice) => {
      const refusedCount = [...refusedBy.values()].reduce((sum, count) => sum + count, 0);
      if (refusedCount === 0 || refusedCount < genuineCount) return null;
      const statuses = [...refusedBy.keys()].sort().join(' or ');
      return (
        `Every genuine delivery was refused with ${statuses}, so the receiver may trust another key. ${keyAdvice} ` +
        'HighLevel signs with Ed25519 over the exact bytes, never with a shared secret.'
      ).replace('  ', ' ');
    },
  };
}
