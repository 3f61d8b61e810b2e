import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Clock, OutgoingRequest, WireFault } from '../model/world.ts';
import type { OpenedAnswer } from './carry-request.ts';

/** How many pieces a slow body comes in. */
const SLOW_PIECES = 20;

const RESET = Object.assign(new Error('reset on purpose'), { code: 'ECONNRESET' });

/**
 * Makes a request that is spoiled on the wire, on a connection of its own.
 *
 * @remarks `body-truncated` announces the whole body and sends half; `body-slow` sends it in pieces over
 * `byMs`; `connection-reset-early` resets after half the body, `connection-reset-late` once the receiver has
 * answered and before the answer is read, so that it has done its work and we do not know.
 * @throws What the socket throws; for a reset that is an error with code `ECONNRESET`.
 */
export async function openFaultyExchange(
  url: string,
  exchange: {
    readonly request: OutgoingRequest;
    readonly fault: WireFault;
    readonly signal: AbortSignal;
    readonly clock: Clock;
  },
): Promise<OpenedAnswer> {
  const { request, fault, signal, clock } = exchange;
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  const headers = { ...request.headers, 'content-length': String(request.body.byteLength) };
  const outgoing = send(url, { method: 'POST', headers, agent: false, signal });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
  });
  answered.catch(() => undefined);
  await sendBody(outgoing, { body: request.body, fault, clock, answered });
  const answer = await answered;
  if (fault.name === 'connection-reset-late') {
    answer.destroy();
    reset(outgoing);
    throw RESET;
  }
  return { status: answer.statusCode ?? 0, headers: flatten(answer), body: answer };
}

async function sendBody(
  outgoing: ClientRequest,
  sending: {
    readonly body: Uint8Array;
    readonly fault: WireFault;
    readonly clock: Clock;
    readonly answered: Promise<unknown>;
  },
): Promise<void> {
  const { body, fault, clock, answered } = sending;
  const half = body.subarray(0, Math.floor(body.byteLength / 2));
  switch (fault.name) {
    case 'body-truncated':
      await write(outgoing, half);
      outgoing.socket?.end();
      return;
    case 'connection-reset-early':
      await write(outgoing, half);
      reset(outgoing);
      return;
    case 'connection-reset-late':
      outgoing.end(body);
      return;
    case 'body-slow':
      for (const piece of cut(body, SLOW_PIECES)) {
        await write(outgoing, piece);
        // A receiver may answer, or hang up, before it has heard us out.
        await Promise.race([answered, pause(clock, (fault.byMs ?? 0) / SLOW_PIECES)]);
      }
      outgoing.end();
  }
}

/** Closes a connection with a TCP reset, which the receiver's socket reports as an error. */
function reset(outgoing: ClientRequest): void {
  outgoing.socket?.resetAndDestroy();
  outgoing.destroy(RESET);
}

function write(outgoing: ClientRequest, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

function pause(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(delayMs, resolve);
  });
}

function* cut(body: Uint8Array, pieces: number): Generator<Uint8Array> {
  const size = Math.max(1, Math.ceil(body.byteLength / pieces));
  for (let at = 0; at < body.byteLength; at += size) yield body.subarray(at, at + size);
}

function flatten({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
