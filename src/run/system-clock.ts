import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { scheduler } from 'node:timers/promises';
import type { Clock } from '../model/world.ts';
import { splitLongWaits } from './split-long-waits.ts';

// What a test fakes after this module was loaded does not reach it.
const { setTimeout, clearTimeout } = globalThis;

// What was faked before is faked in `node:timers` too, and on the object `performance`; not on the prototypes.
const wait: typeof scheduler.wait = Object.getPrototypeOf(scheduler).wait.bind(scheduler);
const monotonicMs: () => number = Object.getPrototypeOf(performance).now.bind(performance);

/**
 * The machine's own time: the one place where the harness reads it.
 *
 * @remarks Waits and durations are real under fake timers too, for nobody would advance a clock that they do not know
 * is waited for. The wall time is the one of `Date`, faked or not, which a receiver in the same process reads as well.
 */
export const systemClock: Clock = {
  wallNow: () => Date.now(),
  monotonicMs,
  after: splitLongWaits(hasRealTimers() ? startTimer : startWait),
};

/** Whether Node knows of the timers that `setTimeout` starts. */
function hasRealTimers(): boolean {
  const countTimers = (): number =>
    process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
  const before = countTimers();
  const timer = setTimeout(() => {}, 1_000);
  const isReal = countTimers() > before;
  clearTimeout(timer);
  return isReal;
}

function startTimer(delayMs: number, fn: () => void): () => void {
  const timer = setTimeout(fn, delayMs);
  return () => clearTimeout(timer);
}

/** A timer for where `setTimeout` is a fake; cancelling it costs a hundred times as much. */
function startWait(delayMs: number, fn: () => void): () => void {
  const cancelling = new AbortController();
  const { signal } = cancelling;
  const end = (): void => {
    if (!signal.aborted) fn();
  };
  void wait(delayMs, { signal }).then(end, end);
  return () => cancelling.abort();
}

/** Draws a seed or run id for a run that was given none: the one place where chance comes in. */
export function drawIdentity(): string {
  return randomBytes(4).toString('hex');
}
