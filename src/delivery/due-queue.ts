import TinyQueue from 'tinyqueue';

/** When something is due, and what decides between two things due at the same instant. */
export type Due = {
  /** Story instant, epoch milliseconds. */
  readonly dueAt: number;
  /** The event's place in the plan. */
  readonly index: number;
  /** The attempt's number, from 1. */
  readonly number: number;
};

/** A queue that gives out what is due first. */
export type DueQueue<Item extends Due> = {
  readonly size: () => number;
  /** The item due first, left where it is. */
  readonly peek: () => Item | undefined;
  readonly push: (item: Item) => void;
  /** Takes the item due first. */
  readonly pop: () => Item | undefined;
};

/** Orders by instant, then by place in the plan, then by attempt; negative when `a` comes first. */
export function compareDue(a: Due, b: Due): number {
  return a.dueAt - b.dueAt || a.index - b.index || a.number - b.number;
}

/** Creates an empty queue: a binary heap, so that adding and taking cost the logarithm of its size. */
export function createDueQueue<Item extends Due>(): DueQueue<Item> {
  const heap = new TinyQueue<Item>([], compareDue);
  return {
    size: () => heap.length,
    peek: () => heap.peek(),
    push: (item) => heap.push(item),
    pop: () => heap.pop(),
  };
}
