import type { Outcome } from '../model/delivery.ts';
import type { Unexpected, UnmetExpectation } from './report-details.ts';

const DELIVERY_LIMIT = 10_000;

/** Keeps which deliveries did not meet what their steps expect. */
export type UnexpectedBook = {
  /** Takes in a delivery that ended, with what it did not meet. */
  add(deliveryId: string, outcome: Outcome, unmet: readonly UnmetExpectation[]): void;
  read(): Unexpected;
};

/** Creates a book in which nothing is kept yet. */
export function createUnexpectedBook(): UnexpectedBook {
  const counts = { accepted: 0, rejected: 0, 'timed-out': 0, unreachable: 0 };
  const byDelivery = new Map<string, readonly UnmetExpectation[]>();
  return {
    add: (deliveryId, outcome, unmet) => {
      if (unmet.length === 0) return;
      counts[outcome]++;
      if (byDelivery.size < DELIVERY_LIMIT) byDelivery.set(deliveryId, unmet);
    },
    read: () => ({ counts: { ...counts }, byDelivery: new Map(byDelivery) }),
  };
}

/** What is unexpected where nothing is expected of single deliveries. */
export const NOTHING_UNEXPECTED: Unexpected = createUnexpectedBook().read();
