import { type HttpHandler, http } from 'msw';
import type { DeliveryMatch } from '../assertions/match-delivery.ts';
import { type VerifyOptions, verifyEnvelope } from '../envelope/verify-envelope.ts';
import { explainUnknownOption } from '../errors/explain-unknown-option.ts';
import { ReceiverError } from '../errors/receiver-error.ts';
import type { Payload } from '../model/payload.ts';
import type { ReceivedDelivery } from '../model/received-delivery.ts';
import type { Clock } from '../model/world.ts';
import { systemClock } from '../run/system-clock.ts';
import { createPassthroughHandlers } from '../twin/passthrough-handlers.ts';
import { createPauses } from '../twin/pauses.ts';
import { type AnswerScript, assertScript, prepareAnswer } from './answer-script.ts';
import { createWaitList } from './wait-list.ts';

/** What a receiver listens for, and how it answers. */
export type ReceiverOptions = {
  /** Where webhooks are posted to, as in `http://localhost:3000/webhooks`. */
  readonly url: string;
  /** What signatures are verified with. @default none, and no signature is valid */
  readonly publicKeys?: VerifyOptions['publicKeys'];
  /**
   * What is answered.
   *
   * @default as a sound receiver: 400 to what is no JSON object, 200 to the rest; with `publicKeys`, 401 to what is
   * not signed
   */
  readonly respond?: AnswerScript;
  /** @default the machine's */
  readonly clock?: Clock;
};

/** A stand-in for a receiver: it records what comes and answers as it is told. */
export type Receiver = {
  /** For your own `setupServer`. They also let requests to receivers under test through. */
  readonly handlers: readonly HttpHandler[];
  /** Every request, in the order of arrival. */
  readonly deliveries: readonly ReceivedDelivery[];
  /**
   * Waits for a delivery; one that has come already counts.
   *
   * @param match Part of the payload, or a function that is given the delivery.
   * @param options.timeoutMs How long to wait, in milliseconds of wall time; 1000 unless given.
   * @throws {@link ReceiverError} `HL_RECEIVER_WAIT_TIMED_OUT` saying what came instead; `HL_RECEIVER_RESET`
   */
  waitFor<K extends string = string>(
    match: DeliveryMatch<K>,
    options?: { readonly timeoutMs?: number },
  ): Promise<ReceivedDelivery<K>>;
  /** Forgets what came, gives up whoever waits, and lets no answer wait any longer. */
  reset(): void;
};

/** A delivery while its answer is open. */
type OpenDelivery = Omit<ReceivedDelivery, 'status'> & { status: number | null };

/**
 * Creates a receiver.
 *
 * @throws {@link ReceiverError} `HL_RECEIVER_OPTION_INVALID`
 * @example
 * const receiver = createReceiver({ url: 'http://localhost:3000/webhooks', publicKeys, respond: [500, 200] });
 * const server = setupServer(...receiver.handlers);
 * await receiver.waitFor({ messageType: 'CALL' });
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  assertOptions(options);
  const { publicKeys = {}, clock = systemClock } = options;
  const respond = options.respond ?? soundAnswer(options.publicKeys !== undefined);
  assertScript(respond);
  assertUrl(options.url);
  const deliveries: OpenDelivery[] = [];
  const pauses = createPauses(clock);
  const waiting = createWaitList(deliveries, clock);

  return {
    handlers: [
      ...createPassthroughHandlers(),
      http.post(options.url, async ({ request }) => {
        const delivery = await receive(request);
        deliveries.push(delivery);
        waiting.show(delivery);
        const { response, delayMs } = await prepareAnswer(respond, delivery);
        delivery.status = response.type === 'error' ? null : response.status;
        await pauses.pause(delayMs, request.signal);
        return response;
      }),
    ],
    deliveries,
    waitFor: waiting.waitFor as Receiver['waitFor'],
    reset() {
      deliveries.length = 0;
      waiting.giveUp();
      pauses.end();
    },
  };

  async function receive(request: Request): Promise<OpenDelivery> {
    const body = new Uint8Array(await request.arrayBuffer());
    const payload = readPayload(body);
    const before = deliveries.filter((one) => one.payload.webhookId === payload.webhookId).length;
    return {
      payload,
      body,
      headers: Object.fromEntries(request.headers),
      signature: verifyEnvelope({ body, headers: request.headers, publicKeys }),
      attempt: payload.webhookId === undefined ? 1 : before + 1,
      status: null,
    };
  }
}

function soundAnswer(verifies: boolean): AnswerScript {
  return ({ signature, payload }) => {
    if (verifies && !signature.valid) return 401;
    return Object.keys(payload).length === 0 ? 400 : 200;
  };
}

const OPTIONS: Readonly<Record<keyof ReceiverOptions, true>> = {
  url: true,
  publicKeys: true,
  respond: true,
  clock: true,
};

function assertOptions(options: ReceiverOptions): void {
  const reason = explainUnknownOption(options, OPTIONS);
  if (reason === null) return;
  throw new ReceiverError('HL_RECEIVER_OPTION_INVALID', `Failed to create the receiver: ${reason}`);
}

function assertUrl(url: string): void {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return;
  throw new ReceiverError(
    'HL_RECEIVER_OPTION_INVALID',
    `Failed to read the receiver's "url": ${JSON.stringify(url)} is no http or https URL. Write http://localhost:3000/webhooks.`,
  );
}

function readPayload(body: Uint8Array): Payload {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Payload) : {};
  } catch {
    return {};
  }
}
