import type { ClockMode } from '../model/scenario.ts';
import type { Clock, StoryClock } from '../model/world.ts';

// Node's timers hold at most 2^31 - 1 milliseconds; longer waits are made of several.
const LONGEST_TIMER_MS = 2_000_000_000;

/**
 * Creates the clock a story is told by.
 *
 * @param mode `virtual` jumps from instant to instant; `real` waits; `{ times: 60 }` waits a sixtieth.
 * @param startsAt The story's beginning, epoch milliseconds; it begins when this is called.
 */
export function createStoryClock(mode: ClockMode, startsAt: number, clock: Clock): StoryClock {
  return mode === 'virtual'
    ? jumpingClock(startsAt)
    : pacedClock(mode === 'real' ? 1 : mode.times, startsAt, clock);
}

function jumpingClock(startsAt: number): StoryClock {
  let now = startsAt;
  return {
    jumps: true,
    now: () => now,
    waitUntil: async (storyAt) => {
      now = Math.max(now, storyAt);
    },
  };
}

function pacedClock(times: number, startsAt: number, clock: Clock): StoryClock {
  const beganMs = clock.monotonicMs();
  const now = (): number => startsAt + (clock.monotonicMs() - beganMs) * times;
  return { jumps: false, now, waitUntil };

  function waitUntil(storyAt: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let cancel = (): void => undefined;
      const done = (): void => {
        cancel();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const check = (): void => {
        const leftMs = (storyAt - now()) / times;
        if (leftMs <= 0 || signal.aborted) done();
        else cancel = clock.after(Math.min(leftMs, LONGEST_TIMER_MS), check);
      };
      signal.addEventListener('abort', done);
      check();
    });
  }
}
