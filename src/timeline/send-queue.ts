import TinyQueue from 'tinyqueue';

/** Something with an instant of sending, in milliseconds since the story began. */
export type Sendable = { readonly sendOffsetMs: number };

/** Things by instant of sending; equal instants in the order they were put in. */
export type SendQueue<Item extends Sendable> = {
  push(item: Item): void;
  /** Takes out what is sent before an offset. */
  takeBefore(offsetMs: number): Generator<Item>;
};

/** Creates an empty queue. */
export function createSendQueue<Item extends Sendable>(): SendQueue<Item> {
  type Placed = { readonly item: Item; readonly place: number };
  const queue = new TinyQueue<Placed>(
    [],
    (a, b) => a.item.sendOffsetMs - b.item.sendOffsetMs || a.place - b.place,
  );
  let pushed = 0;
  return {
    push: (item) => {
      queue.push({ item, place: pushed });
      pushed += 1;
    },
    *takeBefore(offsetMs) {
      for (
        let head = queue.peek();
        head !== undefined && head.item.sendOffsetMs < offsetMs;
        head = queue.peek()
      ) {
        queue.pop();
        yield head.item;
      }
    },
  };
}
