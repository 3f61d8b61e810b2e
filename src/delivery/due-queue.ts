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
  const heap: Item[] = [];
  const at = (place: number): Item => heap[place] as Item;
  const isBefore = (a: number, b: number): boolean => compareDue(at(a), at(b)) < 0;
  const swap = (a: number, b: number): void => {
    const item = at(a);
    heap[a] = at(b);
    heap[b] = item;
  };
  const rise = (from: number): void => {
    for (let place = from; place > 0; ) {
      const parent = (place - 1) >> 1;
      if (!isBefore(place, parent)) return;
      swap(place, parent);
      place = parent;
    }
  };
  const sink = (): void => {
    for (let place = 0; ; ) {
      const left = 2 * place + 1;
      if (left >= heap.length) return;
      const child = left + 1 < heap.length && isBefore(left + 1, left) ? left + 1 : left;
      if (!isBefore(child, place)) return;
      swap(place, child);
      place = child;
    }
  };
  return {
    size: () => heap.length,
    peek: () => heap[0],
    push: (item) => {
      heap.push(item);
      rise(heap.length - 1);
    },
    pop: () => {
      const first = heap[0];
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) {
        heap[0] = last;
        sink();
      }
      return first;
    },
  };
}
