import type { Verification } from './envelope.ts';
import type { PayloadOf } from './typed-payload.ts';

/** One request the receiver got; `ReceivedDelivery<'call.answered'>` knows the payload of that kind. */
export type ReceivedDelivery<K extends string = string> = {
  /** Empty when the body is no JSON object. */
  readonly payload: PayloadOf<K>;
  /** The exact bytes. */
  readonly body: Uint8Array;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signature: Verification;
  /** From 1: how often its webhookId has come; 1 where it has none. */
  readonly attempt: number;
  /** What it was answered; null before that, and for a network error. */
  readonly status: number | null;
};
