import TinyQueue from 'tinyqueue';
import type { Occurrence } from '../model/timeline.ts';
import { compareOccurrences, type Story } from './flow.ts';

/** Ordered events that are made only once the story has come to the first instant they can have. */
export type LazyStream = {
  /** No event of the stream stands before this offset. */
  readonly opensAtMs: number;
  open(): Iterable<Occurrence>;
};

type Head = { readonly event: Occurrence; readonly rest: Iterator<Occurrence> };

/**
 * Merges ordered streams into one, in story order.
 *
 * @param streams Ordered by `opensAtMs`; pulled from only as the merged stream gets there.
 */
export function* mergeStreams(story: Story, streams: Iterable<LazyStream>): Generator<Occurrence> {
  const compare = compareOccurrences(story);
  const heads = new TinyQueue<Head>([], (a, b) => compare(a.event, b.event));
  const push = (rest: Iterator<Occurrence>): void => {
    const next = rest.next();
    if (next.done !== true) heads.push({ event: next.value, rest });
  };
  const waiting = streams[Symbol.iterator]();
  let upcoming = waiting.next();
  for (;;) {
    while (upcoming.done !== true) {
      const first = heads.peek();
      if (first !== undefined && upcoming.value.opensAtMs > first.event.offsetMs) break;
      push(upcoming.value.open()[Symbol.iterator]());
      upcoming = waiting.next();
    }
    const head = heads.pop();
    if (head === undefined) return;
    yield head.event;
    push(head.rest);
  }
}

/** Puts streams in the order in which merging opens them. */
export function inOpeningOrder(streams: readonly LazyStream[]): readonly LazyStream[] {
  return [...streams].sort((a, b) => a.opensAtMs - b.opensAtMs);
}
