import type { Clock } from '../model/world.ts';

/** What Node's timers hold; a longer one would end at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** Makes a timer that waits for any length of time out of one that holds no more than 24 days. */
export function splitLongWaits(start: Clock['after']): Clock['after'] {
  return (delayMs, fn) => {
    let cancel = (): void => {};
    const wait = (leftMs: number): void => {
      const partMs = Math.min(leftMs, LONGEST_MS);
      cancel = start(partMs, () => (partMs < leftMs ? wait(leftMs - partMs) : fn()));
    };
    wait(delayMs);
    return () => cancel();
  };
}
