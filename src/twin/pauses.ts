import type { Clock } from '../model/world.ts';

/** Pauses before answers, which can be cut short so that no timer outlives a test. */
export type Pauses = {
  /** Resolves after `delayMs` of wall time, or when whoever asked has gone. */
  pause(delayMs: number, signal: AbortSignal): Promise<void>;
  /** Ends all pauses now. */
  end(): void;
};

/**
 * Creates pauses.
 *
 * @remarks MSW aborts the signal of a fetch that is given up, not that of a `node:http` request.
 */
export function createPauses(clock: Clock): Pauses {
  const ends = new Set<() => void>();
  return {
    pause: (delayMs, signal) =>
      new Promise((resolve) => {
        if (delayMs === 0) return resolve();
        const end = (): void => {
          cancel();
          ends.delete(end);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const cancel = clock.after(delayMs, end);
        ends.add(end);
        signal.addEventListener('abort', end);
      }),
    end: () => {
      for (const end of [...ends]) end();
    },
  };
}
