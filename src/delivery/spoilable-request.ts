import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { OutgoingRequest } from '../model/world.ts';

/** A request whose body is still to be written, and whose connection can be broken at will. */
export type SpoilableRequest = {
  readonly outgoing: ClientRequest;
  /** The head of the answer; rejects with what the socket throws. */
  readonly answered: Promise<IncomingMessage>;
  /** Ends our side of the connection; the other can still answer. */
  endOurSide(): void;
  /** Breaks the connection by a TCP reset, which the receiver's socket reports as an error; returns ours. */
  reset(): Error;
  /** Closes the connection. */
  close(): void;
};

/** Opens a connection for one request that announces its whole body and has sent none of it. */
export function openSpoilable(
  url: string,
  {
    request,
    signal,
    lookup,
  }: {
    readonly request: OutgoingRequest;
    readonly signal: AbortSignal;
    readonly lookup: LookupFunction | undefined;
  },
): SpoilableRequest {
  const isSecure = url.startsWith('https:');
  const socket = openSocket(url, lookup);
  const outgoing = (isSecure ? httpsRequest : httpRequest)(url, {
    method: 'POST',
    headers: { ...request.headers, 'content-length': String(request.body.byteLength) },
    createConnection: () => (isSecure ? secure(socket, url) : socket),
    signal,
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve);
    // Not once: what a broken connection throws later is nobody's concern any more.
    outgoing.on('error', reject);
  });
  answered.catch(() => undefined);
  const close = (): void => {
    outgoing.destroy();
    socket.destroy();
  };
  return {
    outgoing,
    answered,
    endOurSide: () => outgoing.socket?.end(),
    reset: () => {
      // The one below TLS, which says goodbye in its own way before it goes.
      socket.resetAndDestroy();
      return new Error('connection reset on purpose');
    },
    close,
  };
}

function openSocket(url: string, lookup: LookupFunction | undefined): Socket {
  const { port } = new URL(url);
  const standardPort = url.startsWith('https:') ? 443 : 80;
  return connect({
    host: hostOf(url),
    port: port === '' ? standardPort : Number(port),
    noDelay: true,
    lookup,
  });
}

function secure(socket: Socket, url: string): Socket {
  const host = hostOf(url);
  return connectSecurely({ socket, host, ...(isIP(host) === 0 && { servername: host }) });
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}
