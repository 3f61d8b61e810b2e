import type { Clock } from '../model/world.ts';

/** What is to come to rest. */
export type EffectWait = {
  /** How many accepted events were not processed yet. */
  missingCount(): number;
  /** When a request last named a message of the load, on the monotonic clock; null when none has. */
  lastNamedAt(): number | null;
  readonly clock: Clock;
  /** The most that is waited, in milliseconds. */
  readonly longestMs: number;
  /** Ends the wait. */
  readonly stopSignal: AbortSignal;
};

/** So long nothing may be asked about the load before its receiver is taken to be at rest; but half of the wait is enough. */
const QUIET_MS = 2_000;
const CHECK_MS = 50;

/**
 * Waits until a receiver has come to rest that may go on processing after it has answered: as long as anything is
 * missing all the time there is, else until it has asked nothing for two seconds.
 *
 * @returns Whether it has; false also when the wait was ended.
 */
export function awaitEffects(wait: EffectWait): Promise<boolean> {
  const { clock, longestMs, stopSignal } = wait;
  const startedAt = clock.monotonicMs();
  const quietMs = Math.min(QUIET_MS, longestMs / 2);
  return new Promise((resolve) => {
    const check = (): void => {
      const now = clock.monotonicMs();
      const isQuiet = now - Math.max(startedAt, wait.lastNamedAt() ?? startedAt) >= quietMs;
      if (stopSignal.aborted) resolve(false);
      else if (now - startedAt >= longestMs) resolve(isQuiet && (quietMs > 0 || wait.missingCount() === 0));
      else if (isQuiet && wait.missingCount() === 0) resolve(true);
      else clock.after(CHECK_MS, check);
    };
    check();
  });
}
