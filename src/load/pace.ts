import type { Clock } from '../model/world.ts';

/** A loop that does what is due on time. */
export type Pace = {
  /** Ends the loop; nothing is called afterwards. */
  stop(): void;
  /** Looks again at once: something new may be due. */
  wake(): void;
};

/** What a loop is to do. */
export type PaceOptions = {
  readonly clock: Clock;
  /**
   * Does everything that is due.
   *
   * @returns When the next thing is due on the monotonic clock, null when nothing is; `hasWork` while there is something
   * to do ahead of time, so that the loop comes back without a rest.
   */
  turn(now: number): { readonly nextAt: number | null; readonly hasWork: boolean };
  /** Blocks the thread. @default Atomics.wait on memory nobody writes */
  rest?(ms: number): void;
};

/** Nearer than this a timer is too coarse: Node's wake a millisecond or more late. */
const TIMER_MARGIN_MS = 2;
/** How long the thread sleeps at most before it looks at its sockets again. */
const LONGEST_REST_MS = 0.25;

/**
 * Runs a loop that does all that is due in each turn of the event loop, instead of a timer for each thing.
 *
 * @remarks While something is due within 2 ms, the thread rests for at most 0.25 ms between turns, so that it is on time
 * without spinning; answers that come during a rest are read up to 0.25 ms late. Else it waits on a timer.
 */
export function keepPace({ clock, turn, rest = restThread }: PaceOptions): Pace {
  let cancel: (() => void) | null = null;
  let isStopped = false;
  let immediate: NodeJS.Immediate | null = null;

  const step = (): void => {
    immediate = null;
    cancel = null;
    if (isStopped) return;
    const { nextAt, hasWork } = turn(clock.monotonicMs());
    if (isStopped || immediate !== null || cancel !== null) return;
    if (hasWork) {
      immediate = setImmediate(step);
      return;
    }
    if (nextAt === null) return;
    const inMs = nextAt - clock.monotonicMs();
    if (inMs > TIMER_MARGIN_MS) {
      cancel = clock.after(Math.floor(inMs - TIMER_MARGIN_MS) + 1, step);
      return;
    }
    if (inMs > 0) rest(Math.min(inMs, LONGEST_REST_MS));
    immediate = setImmediate(step);
  };
  immediate = setImmediate(step);

  return {
    stop: () => {
      isStopped = true;
      cancel?.();
      if (immediate !== null) clearImmediate(immediate);
    },
    wake: () => {
      if (isStopped || immediate !== null) return;
      cancel?.();
      cancel = null;
      immediate = setImmediate(step);
    },
  };
}

const STILL = new Int32Array(new SharedArrayBuffer(4));

function restThread(ms: number): void {
  Atomics.wait(STILL, 0, 0, ms);
}
