import { createServer, type RequestListener } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type ServerOpts,
  type Socket,
} from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A receiver on a free port of this machine. */
export type TestReceiver = {
  readonly url: string;
  /** Connections made so far. */
  readonly connectionCount: () => number;
  /** Connections open now. */
  readonly openCount: () => number;
  /** Resolves when no connection is open. */
  allClosed(): Promise<void>;
  /** Resolves when the other side has let go of every connection, for receivers that keep theirs open. */
  allLetGo(): Promise<void>;
  /** Ends it, its connections included. */
  close(): Promise<void>;
};

/** Starts a receiver that speaks HTTP and never closes a connection on its own: only the other side can. */
export function startHttpReceiver(listener: RequestListener): Promise<TestReceiver> {
  return listenOn(createServer({ keepAliveTimeout: 0 }, listener));
}

/** How a raw receiver treats connections. */
export type RawOptions = ServerOpts & {
  /** Does something with a connection before anything is said on it. */
  readonly greet?: (socket: Socket) => void;
};

/** Starts a receiver that answers the first bytes of each request in any way it likes. */
export function startRawReceiver(
  answer: (socket: Socket, request: string) => void,
  { greet, ...options }: RawOptions = {},
): Promise<TestReceiver> {
  return listenOn(
    createTcpServer(options, (socket) => {
      greet?.(socket);
      socket.on('data', (bytes) => answer(socket, bytes.toString('latin1')));
    }),
  );
}

/** A receiver's address at which nobody listens any more. */
export async function findDeadUrl(): Promise<string> {
  const receiver = await startRawReceiver(() => {});
  await receiver.close();
  return receiver.url;
}

/** Lets any server listen on a free port. */
export async function listenOn(server: Server): Promise<TestReceiver> {
  const open = new Set<Socket>();
  let connectionCount = 0;
  let onEmpty = (): void => {};
  server.on('connection', (socket: Socket) => {
    connectionCount += 1;
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      open.delete(socket);
      if (open.size === 0) onEmpty();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks?from=test`,
    connectionCount: () => connectionCount,
    openCount: () => open.size,
    allLetGo: async () => {
      // Only a connection that the other side has closed, and not just ended, refuses what is written to it.
      while (open.size > 0) {
        for (const socket of open) if (socket.writable) socket.write('x');
        await sleep(5);
      }
    },
    allClosed: () =>
      new Promise((resolve) => {
        onEmpty = resolve;
        if (open.size === 0) resolve();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
