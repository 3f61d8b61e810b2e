import { once } from 'node:events';
import { type RequestListener, Server } from 'node:http';
import { createFetchTransport } from '../delivery/fetch-transport.ts';
import { createHttpTransport } from '../delivery/http-transport.ts';
import { RunError } from '../errors/run-error.ts';
import type { Clock, Transport } from '../model/world.ts';
import { markPort, markUrl } from './opened-ports.ts';
import { chooseLookup, type ResolveOptions, resolveTarget } from './resolve-target.ts';
import { serveListener } from './serve-listener.ts';

/** A receiver under test, in any of the forms a caller may have it. */
export type Target =
  /** An http(s) URL on this machine, or on a host in `allowHost`. */
  | string
  | URL
  /** A server; if it does not listen yet, it does so on a free loopback port for the length of the run. */
  | Server
  /** A Node request listener, an Express or a Connect app; served on a free loopback port. `path` is `/` unless given. */
  | { readonly listener: RequestListener; readonly path?: string }
  /** A fetch-style handler, called without a port. `path` is `/` unless given. */
  | { readonly fetch: (request: Request) => Response | Promise<Response>; readonly path?: string };

/** A receiver ready to be sent to. */
export type Endpoint = {
  readonly url: string;
  readonly transport: Transport;
  /** Whether it is reached over a socket, whose exchanges can be spoiled. */
  readonly hasSocket: boolean;
  /** What the receiver did that no answer shows, a sentence each. */
  problems(): readonly string[];
  /** Closes connections, and a server that this endpoint opened. */
  close(): Promise<void>;
};

/**
 * Opens the endpoint of a target.
 *
 * @throws {@link RunError} `HL_RUN_TARGET_INVALID`, `HL_RUN_TARGET_NOT_ALLOWED`
 */
export async function openEndpoint(target: Target, options: EndpointOptions): Promise<Endpoint> {
  if (typeof target === 'string' || target instanceof URL) {
    return urlEndpoint(await resolveTarget(String(target), options), options);
  }
  if (target instanceof Server) return serverEndpoint(target, options);
  if (typeof target === 'object' && 'listener' in target && typeof target.listener === 'function') {
    const { server, problems } = serveListener(target.listener);
    return { ...(await serverEndpoint(server, { ...options, path: target.path })), problems };
  }
  if (typeof target === 'object' && 'fetch' in target && typeof target.fetch === 'function') {
    const url = new URL(target.path ?? '/', 'http://localhost').href;
    const transport = createFetchTransport({ fetch: target.fetch, url, clock: options.clock });
    return { url, transport, hasSocket: false, problems: () => [], close: () => transport.close() };
  }
  throw new RunError(
    'HL_RUN_TARGET_INVALID',
    `Failed to use the target: ${typeof target === 'function' ? 'a bare function' : 'this value'} does not say how it is called. ` +
      'Give { listener: app } for a Node listener or an Express app, or { fetch: handler } for one that takes a Request.',
  );
}

type EndpointOptions = ResolveOptions & { readonly concurrency: number; readonly clock: Clock };

function httpEndpoint(url: URL, options: EndpointOptions): Endpoint {
  const transport = createHttpTransport({
    url: url.href,
    clock: options.clock,
    maxSockets: options.concurrency,
    lookup: chooseLookup(url, options),
  });
  return { url: url.href, transport, hasSocket: true, problems: () => [], close: () => transport.close() };
}

function urlEndpoint(url: URL, options: EndpointOptions): Endpoint {
  const endpoint = httpEndpoint(url, options);
  const unmarkUrl = markUrl(url);
  const close = async (): Promise<void> => {
    await endpoint.close();
    unmarkUrl();
  };
  return { ...endpoint, close };
}

async function serverEndpoint(
  server: Server,
  options: EndpointOptions & { readonly path?: string | undefined },
): Promise<Endpoint> {
  const isOurs = !server.listening;
  if (isOurs) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  const url = new URL(options.path ?? '/', urlOf(server));
  const endpoint = httpEndpoint(url, options);
  const unmarkPort = markPort(url.port);
  const close = async (): Promise<void> => {
    await endpoint.close();
    if (isOurs) await closeServer(server);
    unmarkPort();
  };
  return { ...endpoint, close };
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new RunError(
      'HL_RUN_TARGET_INVALID',
      `Failed to use the target: the server listens on ${JSON.stringify(address)}, not on a port. ` +
        'Let it listen on a port, or give one that does not listen yet.',
    );
  }
  // A server that listens on every address is reached by the loopback one.
  if (address.address === '0.0.0.0' || address.address === '::') return `http://localhost:${address.port}/`;
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}/`;
}

/** Closes a server and the connections it still holds. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
