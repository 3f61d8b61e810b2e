import type { DueEvent, EventSource } from './event-source.ts';
import type { LoadTransport } from './load-transport.ts';

/** An event, and its request as the transport takes it. */
export type SignedEvent = DueEvent & { readonly request: unknown };

/** Events made and signed ahead of need, in order. */
export type SignedStock = {
  /** How many there are. */
  count(): number;
  /** Whether the source has given all it had. */
  isSourceDry(): boolean;
  /** Makes one more, unless the source is dry. */
  add(): void;
  /** The first, which stays. Made now when there are none. */
  peek(): SignedEvent | null;
  /** The first, which leaves. Made now when there are none. */
  take(): SignedEvent | null;
};

/**
 * Creates a stock of events that is empty.
 *
 * @param transport Makes the requests ready.
 * @param readMs How long ago the load started, in milliseconds.
 * @param onSigned Is told of every event that was made, with when.
 */
export function createSignedStock(
  source: EventSource,
  {
    transport,
    readMs,
    onSigned,
  }: { readonly transport: Pick<LoadTransport, 'prepare'>; readMs(): number; onSigned(atMs: number): void },
): SignedStock {
  const events: SignedEvent[] = [];
  let isDry = false;

  const add = (): void => {
    if (isDry) return;
    const atMs = readMs();
    const next = source.next(atMs);
    if (next === null) isDry = true;
    else {
      onSigned(atMs);
      events.push({ event: next.event, dueMs: next.dueMs, request: transport.prepare(next.event) });
    }
  };
  const peek = (): SignedEvent | null => {
    if (events.length === 0) add();
    return events[0] ?? null;
  };
  return {
    count: () => events.length,
    isSourceDry: () => isDry,
    add,
    peek,
    take: () => {
      peek();
      return events.shift() ?? null;
    },
  };
}
