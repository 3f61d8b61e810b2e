import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import type { Clock, OutgoingRequest, WireFault } from '../model/world.ts';
import type { OpenedAnswer } from './carry-request.ts';
import { openSpoilable, type SpoilableRequest } from './spoilable-request.ts';

/** How many pieces a slow body comes in. */
const SLOW_PIECES = 20;

/** How long a receiver has to read half a body before the reset, which would take from it what it has not read. */
const READING_MS = 50;

/** One exchange to be spoiled. */
export type FaultyExchange = {
  readonly request: OutgoingRequest;
  readonly fault: WireFault;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** How the name in the URL is looked up; undefined for Node's own way. */
  readonly lookup: LookupFunction | undefined;
};

/**
 * Makes a request that is spoiled on the wire, on a connection of its own.
 *
 * @remarks `body-truncated` announces the whole body, sends half and ends its side; `body-slow` sends it in pieces
 * over `byMs`, or until the receiver answers; `connection-reset-early` resets after half the body,
 * `connection-reset-late` once the receiver has answered and before the answer is read, so that it has done its work
 * and we do not know. The connection is closed with the answer's body, however the receiver treats its side.
 * @throws What the socket throws, and an error of our own for a reset.
 */
export async function openFaultyExchange(url: string, exchange: FaultyExchange): Promise<OpenedAnswer> {
  const wire = openSpoilable(url, exchange);
  try {
    await sendSpoiled(wire, exchange);
    const answer = await wire.answered;
    answer.once('close', wire.close);
    return { status: answer.statusCode ?? 0, headers: flatten(answer), body: answer };
  } catch (error) {
    wire.close();
    throw error;
  }
}

async function sendSpoiled(wire: SpoilableRequest, { request, fault, clock }: FaultyExchange): Promise<void> {
  const { body } = request;
  const half = body.subarray(0, Math.floor(body.byteLength / 2));
  switch (fault.name) {
    case 'body-truncated':
      wire.outgoing.write(half, wire.endOurSide);
      return;
    case 'body-slow':
      for (const piece of cut(body, SLOW_PIECES)) {
        wire.outgoing.write(piece);
        // A receiver may answer, or hang up, before it has heard us out.
        if (await isAnsweredWithin(wire, clock, (fault.byMs ?? 0) / SLOW_PIECES)) return;
      }
      wire.outgoing.end();
      return;
    case 'connection-reset-early':
      wire.outgoing.write(half);
      await isAnsweredWithin(wire, clock, READING_MS);
      throw wire.reset();
    case 'connection-reset-late':
      wire.outgoing.end(body);
      await wire.answered;
      throw wire.reset();
  }
}

/** Waits that long, or until the answer has begun. */
function isAnsweredWithin({ answered }: SpoilableRequest, clock: Clock, delayMs: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(delayMs, () => resolve(false));
    answered.finally(cancel).then(() => resolve(true), reject);
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
