import type { Envelope } from './envelope.ts';
import type { FaultName } from './fault.ts';
import type { RetryPolicy } from './scenario.ts';
import type { PlannedEvent } from './timeline.ts';
import type { PayloadOf } from './typed-payload.ts';
import type { WireFault } from './world.ts';

/** What became of an attempt: 2xx, any other status, no answer in time, or no answer at all. */
export type Outcome = 'accepted' | 'rejected' | 'timed-out' | 'unreachable';

/** A receiver's answer, as far as it was read. */
export type Answer = {
  readonly headers: Readonly<Record<string, string>>;
  /** At most 64 KiB. */
  readonly body: Uint8Array;
};

/** What one HTTP request came to. */
export type AttemptResult = {
  readonly outcome: Outcome;
  readonly status?: number;
  readonly answer?: Answer;
  /** From the start of the request to the end of the answer, in milliseconds of wall time. */
  readonly latencyMs: number;
  /** One line on what went wrong, when no status came or the answer broke off. */
  readonly error?: string;
};

/** One HTTP request, numbered from 1. */
export type Attempt = AttemptResult & {
  readonly number: number;
  /** ISO instant of its start in the story. */
  readonly storyAt: string;
  /** ISO instant of its start on the wall clock. */
  readonly wallAt: string;
};

/** One event brought to one receiver, with all its attempts. `Delivery<'call.answered'>` knows the payload of its kind. */
export type Delivery<K extends string = string> = {
  readonly kind: K;
  readonly event: string;
  readonly stepId: string | null;
  readonly contactId: string | null;
  readonly webhookId: string | null;
  readonly messageId?: string;
  readonly payload: PayloadOf<K>;
  /** The exact body sent. */
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** The outcome of the last attempt. */
  readonly outcome: Outcome;
  readonly attempts: readonly Attempt[];
};

/** An event made ready to send: what the dispatcher needs of it and no more. */
export type PreparedDelivery = {
  readonly deliveryId: string;
  readonly stepId: string | null;
  readonly stepPath: string;
  readonly eventKind: string;
  readonly event: string;
  readonly contactId: string | null;
  /** What the scenario calls that contact, as in `ada`, or `walkIns[2]` for the third of a group. */
  readonly castName?: string;
  readonly fault: FaultName | null;
  /** Whether it repeats an earlier event's bytes. */
  readonly duplicate: boolean;
  readonly envelope: Envelope;
  /** Spoils the exchange of its first attempt; null for most. */
  readonly wireFault: WireFault | null;
  /** The instant its payload says it was sent, epoch milliseconds. */
  readonly timestamp: number;
  /** What makes it be sent again; the policy `none` for a fault that is sent once. */
  readonly policy: RetryPolicy;
  /** Whether it counts as lost when HighLevel would not send it again; false for most faults. */
  readonly canBeLost: boolean;
  /** Makes the envelope anew for a retry at that instant; used only where the policy says `restamp`. */
  restamp(storyAt: number): Envelope;
};

/** A delivery that was announced in an earlier run and had not ended when that was cut off. */
export type OpenDelivery = {
  readonly event: PlannedEvent;
  readonly delivery: PreparedDelivery;
  /** The attempt to make next, from 1; whether it was under way when the run was cut off is not known. */
  readonly number: number;
  /** When it is due in the story, epoch milliseconds. */
  readonly dueAt: number;
};
