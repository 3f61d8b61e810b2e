import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Clock } from '../model/world.ts';

/** How long the first idle connection is watched before any is used again, in milliseconds of wall time. */
const WATCH_MS = 25;

/** How long a connection may lie idle before we close it: less than servers that do not announce theirs. */
const IDLE_MS = 1000;

/** What is known of how the receiver treats a connection after an answer. */
type Manner = 'unknown' | 'keeps' | 'closes';

/** Node's documented hook; it answers whether the socket is kept, which its type declarations leave out. */
type KeepSocketAlive = (socket: Duplex) => unknown;

/** An agent that keeps connections open between requests, as long as the receiver does. */
export type KeepAliveAgent = {
  readonly agent: HttpAgent;
  /** Resolves once it is known whether connections can be used again; null when nothing has to be waited for. */
  settled(): Promise<void> | null;
  /** Closes every connection. */
  close(): void;
};

/**
 * Creates an agent that does not mistake a connection closed between two requests for a receiver that fails.
 *
 * @remarks A receiver may close a connection after an answer without having said so. A request written to it at
 * that moment is lost, which looks just like a receiver that dropped it. Sending it again would be a guess, and
 * where the guess is wrong the receiver gets one attempt twice. So the agent finds out instead: the first
 * connection to fall idle is left alone for a moment, once per receiver. If it is closed within that moment, or
 * any connection later without a byte of a further answer, no connection is used twice any more. What can still
 * be blamed wrongly is the first silent close of a receiver that kept its connections until then.
 *
 * @param options.maxIdle How many idle connections are kept.
 * @param options.lookup How names are looked up; undefined for Node's own way.
 */
export function createKeepAliveAgent(options: {
  readonly secure: boolean;
  readonly maxIdle: number;
  readonly lookup: LookupFunction | undefined;
  readonly clock: Clock;
}): KeepAliveAgent {
  const { clock } = options;
  const settings = {
    keepAlive: true,
    maxFreeSockets: options.maxIdle,
    timeout: IDLE_MS,
    lookup: options.lookup,
  };
  const agent = options.secure ? new HttpsAgent(settings) : new HttpAgent(settings);
  const keepSocketAlive: KeepSocketAlive = agent.keepSocketAlive.bind(agent);
  /** How much each kept connection had brought when it last fell idle. */
  const bytesBefore = new WeakMap<Duplex, number>();
  let manner: Manner = 'unknown';
  let watch: { readonly over: Promise<void>; end(): void } | null = null;

  const conclude = (found: Manner): void => {
    manner = found;
    watch?.end();
    watch = null;
    if (found === 'closes') closeIdle(agent);
  };
  const startWatch = (): void => {
    // The second timer lets the event loop look at the sockets in between, however late the first one came.
    let cancel = clock.after(WATCH_MS, () => {
      cancel = clock.after(1, () => conclude('keeps'));
    });
    let resolve = (): void => {};
    const over = new Promise<void>((done) => {
      resolve = done;
    });
    watch = {
      over,
      end: () => {
        cancel();
        resolve();
      },
    };
  };

  const guard = (socket: Socket): void => {
    socket.once('close', (hadError) => {
      const byReceiver = socket.readableEnded || hadError;
      if (byReceiver && socket.bytesRead === bytesBefore.get(socket)) conclude('closes');
    });
  };

  agent.keepSocketAlive = (socket: Socket) => {
    if (manner === 'closes' || !keepSocketAlive(socket)) return false;
    if (!bytesBefore.has(socket)) guard(socket);
    bytesBefore.set(socket, socket.bytesRead);
    if (manner === 'unknown' && watch === null) startWatch();
    return true;
  };
  return {
    agent,
    settled: () => watch?.over ?? null,
    close: () => {
      watch?.end();
      watch = null;
      agent.destroy();
    },
  };
}

function closeIdle(agent: HttpAgent): void {
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}
