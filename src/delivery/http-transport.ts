import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import fetch from 'node-fetch';
import type { Clock, OutgoingRequest, Transport } from '../model/world.ts';
import { carryRequest, type OpenedAnswer } from './carry-request.ts';
import { openFaultyExchange } from './faulty-exchange.ts';
import { createKeepAliveAgent } from './keep-alive-agent.ts';

/** What a transport to a URL is made of. */
export type HttpTransportOptions = {
  /** `http:` or `https:`, without user name and password. */
  readonly url: string;
  readonly clock: Clock;
  /** How many connections are kept open between requests: the number of requests under way at a time. */
  readonly maxSockets: number;
  /** How the name in the URL is looked up. @default Node's own way */
  readonly lookup?: LookupFunction | undefined;
};

/**
 * Creates the transport that posts to a URL over kept-alive connections.
 *
 * @remarks Beside the request's own headers the receiver sees `host`, `connection` and `content-length`;
 * `accept` and `user-agent` come from node-fetch only where the request has none. No `accept-encoding` is sent,
 * and answers are taken as they come, never decoded. A redirect is an answer like any other: following it would
 * take a signed body to another host.
 */
export function createHttpTransport({ url, clock, maxSockets, lookup }: HttpTransportOptions): Transport {
  const connections = createKeepAliveAgent({
    secure: new URL(url).protocol === 'https:',
    maxIdle: maxSockets,
    lookup,
    clock,
  });
  const post = async (request: OutgoingRequest, signal: AbortSignal): Promise<OpenedAnswer> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: request.headers,
      body: Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength),
      redirect: 'manual',
      compress: false,
      agent: connections.agent,
      signal,
    });
    const { body } = response;
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: body instanceof Readable ? body : null,
    };
  };
  return {
    send: async (request) => {
      const fault = request.wireFault ?? null;
      if (fault !== null) {
        return carryRequest({
          clock,
          request,
          open: (signal) => openFaultyExchange(url, { request, fault, signal, clock, lookup }),
        });
      }
      await connections.settled();
      return carryRequest({ clock, request, open: (signal) => post(request, signal) });
    },
    close: async () => connections.close(),
  };
}
