import TinyQueue from 'tinyqueue';

/** A stream that merging opens only once the merged stream has come to the first instant it can hold. */
export type LazyStream<Item> = {
  /** No item of the stream stands before this offset. */
  readonly opensAtMs: number;
  open(): Iterator<Item>;
};

type Head<Item> = { readonly item: Item; readonly rest: Iterator<Item> };

/**
 * Merges ordered streams into one.
 *
 * @param streams Ordered by `opensAtMs`; pulled from only as the merged stream gets there.
 * @param compare Negative when the first item stands earlier; total, so that the result does not depend on chance.
 * @param offsetOf An item's offset in milliseconds.
 */
export function* mergeStreams<Item>(
  streams: Iterable<LazyStream<Item>>,
  compare: (a: Item, b: Item) => number,
  offsetOf: (item: Item) => number,
): Generator<Item> {
  const heads = new TinyQueue<Head<Item>>([], (a, b) => compare(a.item, b.item));
  const push = (rest: Iterator<Item>): void => {
    const next = rest.next();
    if (next.done !== true) heads.push({ item: next.value, rest });
  };
  const waiting = streams[Symbol.iterator]();
  let upcoming = waiting.next();
  for (;;) {
    while (upcoming.done !== true) {
      const first = heads.peek();
      if (first !== undefined && upcoming.value.opensAtMs > offsetOf(first.item)) break;
      push(upcoming.value.open());
      upcoming = waiting.next();
    }
    const head = heads.pop();
    if (head === undefined) return;
    yield head.item;
    push(head.rest);
  }
}
