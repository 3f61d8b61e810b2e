import type { PlannedEvent } from '../model/timeline.ts';
import type { Due } from './due-queue.ts';

/** A plan read one event at a time. */
export type UpcomingEvents = {
  /** The next event and when it is due, left where it is; null at the end of the plan. */
  peek(): (Due & { readonly event: PlannedEvent }) | null;
  /** Moves on to the event after it. */
  skip(): void;
  /** Lets the plan clean up behind itself. */
  close(): void;
};

/**
 * Reads a plan one event at a time, so that a plan of any length takes no memory.
 *
 * @param start The story's beginning, epoch milliseconds.
 */
export function readUpcoming(events: Iterable<PlannedEvent>, start: number): UpcomingEvents {
  const iterator = events[Symbol.iterator]();
  let upcoming: ReturnType<UpcomingEvents['peek']> | undefined;
  return {
    peek: () => {
      if (upcoming === undefined) {
        const next = iterator.next();
        upcoming = next.done
          ? null
          : { event: next.value, dueAt: start + next.value.sendOffsetMs, index: next.value.index, number: 1 };
      }
      return upcoming;
    },
    skip: () => {
      upcoming = undefined;
    },
    close: () => {
      iterator.return?.();
    },
  };
}
