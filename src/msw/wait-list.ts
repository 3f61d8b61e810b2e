import { describeMiss, nameMatch } from '../assertions/describe-received.ts';
import { assertMatch, type DeliveryMatch, isMatch } from '../assertions/match-delivery.ts';
import { ReceiverError } from '../errors/receiver-error.ts';
import type { ReceivedDelivery } from '../model/received-delivery.ts';
import type { Clock } from '../model/world.ts';

/** Those who wait for deliveries. */
export type WaitList = {
  /** Waits for a delivery, `timeoutMs` (1000 unless given) of wall time at most; one that has come counts. */
  waitFor(match: DeliveryMatch, options?: { readonly timeoutMs?: number }): Promise<ReceivedDelivery>;
  /** Shows a delivery to all who wait. */
  show(delivery: ReceivedDelivery): void;
  /** Disappoints all who wait. */
  giveUp(): void;
};

type Waiter = { look(delivery: ReceivedDelivery): void; giveUp(): void };

const DEFAULT_WAIT_MS = 1_000;

/**
 * Creates an empty list.
 *
 * @param deliveries What has come; read anew at each look.
 */
export function createWaitList(deliveries: readonly ReceivedDelivery[], clock: Clock): WaitList {
  const waiters = new Set<Waiter>();
  return {
    waitFor: (match, { timeoutMs = DEFAULT_WAIT_MS } = {}) =>
      new Promise((resolve, reject) => {
        assertMatch(match, 'waitFor');
        const found = deliveries.find((delivery) => isMatch(delivery, match));
        if (found !== undefined) return resolve(found);
        const end = (settle: () => void): void => {
          cancel();
          waiters.delete(waiter);
          settle();
        };
        const cancel = clock.after(timeoutMs, () =>
          end(() => reject(timedOut({ match, timeoutMs, deliveries }))),
        );
        const waiter: Waiter = {
          look: (delivery) => {
            try {
              if (isMatch(delivery, match)) end(() => resolve(delivery));
            } catch (error) {
              end(() => reject(error));
            }
          },
          giveUp: () => end(() => reject(wasReset(match))),
        };
        waiters.add(waiter);
      }),
    show: (delivery) => {
      for (const waiter of [...waiters]) waiter.look(delivery);
    },
    giveUp: () => {
      for (const waiter of [...waiters]) waiter.giveUp();
    },
  };
}

function timedOut(wait: {
  readonly match: DeliveryMatch;
  readonly timeoutMs: number;
  readonly deliveries: readonly ReceivedDelivery[];
}): ReceiverError {
  return new ReceiverError(
    'HL_RECEIVER_WAIT_TIMED_OUT',
    `Failed to wait for ${nameMatch(wait.match)}: none came within ${wait.timeoutMs} ms. ` +
      describeMiss(wait.match, wait.deliveries),
  );
}

function wasReset(match: DeliveryMatch): ReceiverError {
  return new ReceiverError(
    'HL_RECEIVER_RESET',
    `Failed to wait for ${nameMatch(match)}: the receiver was reset meanwhile. Await what you wait for before a reset.`,
  );
}
