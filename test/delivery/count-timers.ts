import type { Clock } from '../../src/model/world.ts';
import { machineClock } from './fakes.ts';

/** The machine's clock, and how many of its timers are waiting. */
export function countTimers(): { readonly clock: Clock; readonly timerCount: () => number } {
  const timers = new Set<symbol>();
  const after: Clock['after'] = (delayMs, fn) => {
    const timer = Symbol('timer');
    timers.add(timer);
    const cancel = machineClock.after(delayMs, () => {
      timers.delete(timer);
      fn();
    });
    return () => {
      timers.delete(timer);
      cancel();
    };
  };
  return { clock: { ...machineClock, after }, timerCount: () => timers.size };
}
