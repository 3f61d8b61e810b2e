import type { Clock } from '../model/world.ts';
import type { CliWorld } from './cli-world.ts';
import { CLEAR_LINE } from './status-line.ts';

/** The signals by which the system passes on that the user asks to stop. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

type StopSignalName = (typeof STOP_SIGNALS)[number];

/** A process, as far as its signals go. */
export interface SignalledProcess {
  on(name: StopSignalName, listener: () => void): unknown;
  off(name: StopSignalName, listener: () => void): unknown;
  /** Ends the process at once, as the signal does where nobody listens. */
  endBy(name: StopSignalName): void;
}

/** How long the work has to end by itself; attempts in flight are given up after 5 s. */
const LONGEST_MS = 6_000;

/** `npm run` passes on the signal of a Ctrl-C that the terminal has sent us as well: within this, both are one request. */
const ECHO_MS = 500;

/** What is said where something is being sent. */
export const SENDING_STOPS = 'Stopping: what is in flight has 5 s to end. Ask again to stop now.';

/**
 * Creates the part of a command's world that heeds requests to stop.
 *
 * @remarks Only work that ends early by itself is shielded from the signals. Before and after it, at a second request,
 * and when the work is not over 6 s after the first, the process ends as if nobody listened.
 */
export function createStopHeeder(
  signalled: SignalledProcess,
  { clock, stderr }: { readonly clock: Clock; readonly stderr: CliWorld['stderr'] },
): Pick<CliWorld, 'stopSignal' | 'heedStops'> {
  const stop = new AbortController();

  return {
    stopSignal: stop.signal,
    heedStops: async (notice, work) => {
      const listeners = STOP_SIGNALS.map((name) => ({ name, listener: () => heed(name) }));
      const unlisten = (): void => {
        for (const { name, listener } of listeners) signalled.off(name, listener);
      };
      let cancelEnd = (): void => {};
      const heed = (name: StopSignalName): void => {
        if (stop.signal.aborted) return;
        clock.after(ECHO_MS, unlisten);
        cancelEnd = clock.after(LONGEST_MS, () => signalled.endBy(name));
        stop.abort();
        // Where the terminal has written ^C.
        if (stderr.isTTY) stderr.write(CLEAR_LINE);
        if (notice !== null) stderr.write(`${notice}\n`);
      };
      for (const { name, listener } of listeners) signalled.on(name, listener);
      try {
        return await work();
      } finally {
        cancelEnd();
        if (!stop.signal.aborted) unlisten();
      }
    },
  };
}
