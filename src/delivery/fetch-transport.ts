import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { scheduler } from 'node:timers/promises';
import type { Clock, OutgoingRequest, Transport } from '../model/world.ts';
import { carryRequest, type OpenedAnswer } from './carry-request.ts';

// On the prototype, because libraries of fake timers replace `setImmediate`, which would never come then.
const nextTurn: typeof scheduler.yield = Object.getPrototypeOf(scheduler).yield.bind(scheduler);

/** A receiver that is called, not connected to: what frameworks export as their fetch handler. */
export type FetchTarget = (request: Request) => Response | Promise<Response>;

/** What a transport to a fetch handler is made of. */
export type FetchTransportOptions = {
  readonly fetch: FetchTarget;
  /** The URL the handler sees. */
  readonly url: string;
  readonly clock: Clock;
};

/**
 * Creates the transport that calls a fetch handler, without any port.
 *
 * @remarks A handler that throws is a receiver that does not answer, so that its message stands in the journal.
 * Each call begins in a new turn of the event loop: a handler that answers at once would otherwise keep timers
 * and signals waiting for the whole run.
 */
export function createFetchTransport({ fetch, url, clock }: FetchTransportOptions): Transport {
  const call = async (request: OutgoingRequest, signal: AbortSignal): Promise<OpenedAnswer> => {
    const { headers, body } = request;
    const response = await fetch(
      new Request(url, { method: 'POST', headers, body, redirect: 'manual', signal }),
    );
    if (!(response instanceof Response)) throw new TypeError('handler returned no Response');
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: response.body === null ? null : Readable.fromWeb(response.body as ReadableStream),
    };
  };
  return {
    send: async (request) => {
      await nextTurn();
      return carryRequest({ clock, request, open: (signal) => call(request, signal) });
    },
    close: async () => {},
  };
}
