import { randomBytes } from 'node:crypto';
import type { Clock } from '../model/world.ts';

/** The machine's own time: the one place where the harness reads it. */
export const systemClock: Clock = {
  wallNow: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, fn) => {
    const timer = setTimeout(fn, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Draws a seed or run id for a run that was given none: the one place where chance comes in. */
export function drawIdentity(): string {
  return randomBytes(4).toString('hex');
}
