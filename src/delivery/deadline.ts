import type { Clock } from '../model/world.ts';

/** Why a request was given up: its time was over, or the run was stopped. */
export type GivenUp = 'timeout' | 'stopped';

/** The bound on one request. */
export type Deadline = {
  /** Aborts when the request is given up. Made anew for each request, so that no listener outlives it. */
  readonly signal: AbortSignal;
  /** Rejects when the request is given up, for racing against work that does not heed a signal. */
  readonly passed: Promise<never>;
  /** Why the request was given up, or null while it was not. */
  givenUp(): GivenUp | null;
  /** Lets go of the timer and of the outer signal. */
  clear(): void;
};

/** Starts the bound on one request: `timeoutMs` of wall time, or until the outer signal aborts. */
export function startDeadline(options: {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}): Deadline {
  const controller = new AbortController();
  let why: GivenUp | null = null;
  let fail: (reason: Error) => void;
  const passed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const giveUp = (reason: GivenUp): void => {
    if (why !== null) return;
    why = reason;
    fail(new Error(`given up: ${reason}`));
    controller.abort();
  };
  const stop = (): void => giveUp('stopped');
  const cancel = options.clock.after(options.timeoutMs, () => giveUp('timeout'));
  options.signal.addEventListener('abort', stop);
  return {
    signal: controller.signal,
    passed,
    givenUp: () => why,
    clear: () => {
      cancel();
      options.signal.removeEventListener('abort', stop);
    },
  };
}
