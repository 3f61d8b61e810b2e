import TinyQueue from 'tinyqueue';
import type { Clock } from '../model/world.ts';
import {
  type CarriedRequest,
  type ConnectionOwner,
  type LoadConnection,
  openConnection,
  type Receiver,
} from './load-connection.ts';
import { type LoadResult, TIMED_OUT, unreachable } from './load-result.ts';
import { prepareRequestHead } from './request-head.ts';

/** One request to make. */
export type LoadRequest = { readonly headers: readonly string[]; readonly body: Uint8Array };

/**
 * Carries many requests to one receiver. It never throws: whatever the receiver does is a result.
 *
 * @typeParam Prepared A request in the form this transport sends.
 */
export interface LoadTransport<Prepared = unknown> {
  /** Does ahead of time what can be done before a request is sent. What it gives can be sent again and again. */
  prepare(request: LoadRequest): Prepared;
  /** Sends a request; `settle` is called exactly once. */
  send(prepared: Prepared, settle: (result: LoadResult) => void): void;
  /** Opens connections before there is anything to send over them, so many as are missing to `count`. */
  openAhead(count: number): void;
  /** Gives up what is under way, which then counts as unreachable, and closes all connections. */
  destroy(): Promise<void>;
}

/** What a transport is made of. */
export type LoadTransportOptions = {
  /** `http:` or `https:`, without user name and password. */
  readonly url: string;
  /** How many connections are open at most; an attempt beyond waits for one. */
  readonly maxSockets: number;
  /** From sending to the end of the answer, connecting included. */
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** How the name in the URL is looked up. @default Node's own way */
  readonly lookup?: Receiver['lookup'];
};

/** A connection idle for longer is not used again: its receiver may be closing it just then. */
const IDLE_MS = 1_000;

const GIVEN_UP = unreachable('given up');

/**
 * Creates the transport of a load: HTTP/1.1 over kept connections, no more than one request at a time on each.
 *
 * @remarks Redirects are not followed and nothing is sent twice: where a receiver closes an idle connection just as a
 * request is written to it, that attempt is unreachable. All attempts have the same time, so one timer watches over all.
 */
export function createLoadTransport(options: LoadTransportOptions): LoadTransport<Buffer | null> {
  const { clock, timeoutMs, maxSockets, lookup } = options;
  const url = new URL(options.url);
  const renderHead = prepareRequestHead(url);
  const open = new Set<LoadConnection>();
  // The last one to fall idle is the first to be used.
  const idle: { readonly connection: LoadConnection; readonly since: number }[] = [];
  const waiting = new TinyQueue<CarriedRequest>([], (a, b) => a.deadlineAt - b.deadlineAt);
  let cancelTimer: (() => void) | null = null;
  let isDestroyed = false;

  const owner: ConnectionOwner = {
    regain: (connection) => {
      const next = waiting.pop();
      if (next === undefined) idle.push({ connection, since: clock.monotonicMs() });
      else connection.carry(next);
    },
    lose: (connection) => {
      open.delete(connection);
      const place = idle.findIndex((each) => each.connection === connection);
      if (place >= 0) idle.splice(place, 1);
      const next = waiting.pop();
      if (next !== undefined) openAnother().carry(next);
    },
  };

  function openAnother(): LoadConnection {
    const connection = openConnection({ url, lookup }, owner);
    open.add(connection);
    return connection;
  }

  function findConnection(now: number): LoadConnection | null {
    for (let last = idle.pop(); last !== undefined; last = idle.pop()) {
      if (now - last.since <= IDLE_MS) return last.connection;
      last.connection.giveUp(GIVEN_UP);
    }
    return open.size < maxSockets ? openAnother() : null;
  }

  function watch(deadlineAt: number, now: number): void {
    if (cancelTimer !== null || deadlineAt === Number.POSITIVE_INFINITY) return;
    cancelTimer = clock.after(Math.max(1, deadlineAt - now), endOverdue);
  }

  function endOverdue(): void {
    cancelTimer = null;
    const now = clock.monotonicMs();
    while ((waiting.peek()?.deadlineAt ?? Number.POSITIVE_INFINITY) <= now) waiting.pop()?.settle(TIMED_OUT);
    for (const connection of open) if (connection.deadlineAt <= now) connection.giveUp(TIMED_OUT);
    let next = waiting.peek()?.deadlineAt ?? Number.POSITIVE_INFINITY;
    for (const { deadlineAt } of open) next = Math.min(next, deadlineAt);
    watch(next, now);
  }

  return {
    prepare: ({ headers, body }) => {
      const head = renderHead(headers, body.length);
      return head === null ? null : joinBytes(head, body);
    },
    send: (bytes, settle) => {
      if (isDestroyed) settle(GIVEN_UP);
      else if (bytes === null) settle(unreachable('a header has a value that none can have'));
      else {
        const now = clock.monotonicMs();
        const request = { bytes, deadlineAt: now + timeoutMs, settle };
        const connection = findConnection(now);
        if (connection === null) waiting.push(request);
        else connection.carry(request);
        watch(request.deadlineAt, now);
      }
    },
    openAhead: (count) => {
      const since = clock.monotonicMs();
      while (open.size < Math.min(count, maxSockets)) idle.push({ connection: openAnother(), since });
    },
    destroy: async () => {
      isDestroyed = true;
      cancelTimer?.();
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) next.settle(GIVEN_UP);
      for (const connection of open) connection.giveUp(GIVEN_UP);
    },
  };
}

/** Head and body go out in one write. A head is Latin-1: anything else is no header. */
function joinBytes(head: string, body: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(head.length + body.length);
  bytes.write(head, 0, 'latin1');
  bytes.set(body, head.length);
  return bytes;
}
