import { createServer, type Server } from 'node:net';
import { RETRY_POLICIES } from '../catalog/retry-policies.ts';
import type { RetryPolicy } from '../model/scenario.ts';
import type { Clock } from '../model/world.ts';
import type { EventSource } from './event-source.ts';
import { createLoadTally } from './load-tally.ts';
import { createLoadTransport } from './load-transport.ts';
import { type LoadPlan, sendLoad } from './send-load.ts';

/** What a process is warmed up with. */
export type WarmUp = {
  /** The events of the load; the first are made, sent and forgotten. */
  readonly source: EventSource;
  readonly model: LoadPlan['model'];
  readonly count: number;
  readonly clock: Clock;
};

const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n';
const SOCKETS = 64;
/** How far events are apart, in milliseconds: near enough that the loop has work all the time. */
const APART_MS = 0.08;
const TIMEOUT_MS = 1_000;

/**
 * Sends some events over loopback to a receiver of this process, so that the load itself begins at full speed: the
 * first events of a process cost many times what later ones do. Where nothing can listen, it does without.
 */
export async function warmUp({ source, model, count, clock }: WarmUp): Promise<void> {
  const server = await listen();
  if (server === null) {
    source.close();
    return;
  }
  const transport = createLoadTransport({
    url: `http://127.0.0.1:${server.port}/`,
    maxSockets: SOCKETS,
    timeoutMs: TIMEOUT_MS,
    clock,
  });
  await sendLoad({
    source: takeFirst(source, count),
    model,
    // In the open model nothing is dropped, in the closed one as many are sent at once as there are connections.
    maxInFlight: model === 'open' ? count : SOCKETS,
    transport,
    retry: RETRY_POLICIES.none as RetryPolicy,
    seed: '',
    clock,
    startsAt: clock.monotonicMs(),
    drainMs: 0,
    tally: createLoadTally(),
    stopSignal: new AbortController().signal,
    shouldAbort: () => false,
  });
  await transport.destroy();
  server.close();
}

function takeFirst(source: EventSource, count: number): EventSource {
  let taken = 0;
  return {
    next: (atMs) => {
      const next = taken < count ? source.next(atMs) : null;
      if (next === null) return null;
      taken += 1;
      return { event: next.event, dueMs: taken * APART_MS };
    },
    pass: () => null,
    fault: source.fault,
    close: source.close,
  };
}

function listen(): Promise<{ readonly port: number; close(): void } | null> {
  return new Promise((resolve) => {
    const server: Server = createServer((socket) => {
      socket.on('data', () => socket.write(ANSWER));
      socket.on('error', () => socket.destroy());
    });
    server.on('error', () => resolve(null));
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({ port, close: () => server.close() });
    });
  });
}
