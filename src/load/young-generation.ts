import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Two halves of 4 MiB: what is in flight fits in, and collecting what is not takes under a millisecond. */
const ENOUGH_BYTES = 8 * 1024 * 1024;

/**
 * Keeps V8's young generation as it is. What a process loads as it starts would make it grow to 32 MiB, collected in
 * pauses of 3 to 9 ms in which nothing is sent.
 */
export function holdYoungGeneration(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Lets V8's young generation grow to 8 MiB. Held at the 2 MiB a process starts with, it would pass on to the old one
 * what is in flight.
 *
 * @remarks The flag is one of all threads, and V8 heeds it whenever it thinks of growing; how large it may become can be
 * said at no other time than before a process starts.
 * @returns To be called again and again: holds the young generation once it is large enough.
 */
export function growYoungGeneration(): () => void {
  let isHeld = false;
  setFlagsFromString('--semi-space-growth-factor=4');
  return () => {
    if (isHeld || youngBytes() < ENOUGH_BYTES) return;
    isHeld = true;
    holdYoungGeneration();
  };
}

function youngBytes(): number {
  return getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;
}
