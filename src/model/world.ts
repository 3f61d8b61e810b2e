import type { AttemptResult } from './delivery.ts';
import type { Contact, Location, Payload, User } from './payload.ts';

/** The outside world's time. The only real one is made in `run/`. */
export interface Clock {
  /** Wall time, epoch milliseconds. */
  wallNow(): number;
  /** A clock that never goes back, in milliseconds with a fraction. */
  monotonicMs(): number;
  /** Calls `fn` after `delayMs` of wall time and keeps the process alive until then; returns a way to cancel. */
  after(delayMs: number, fn: () => void): () => void;
}

/** Story time as a run lives it. */
export interface StoryClock {
  /** Whether waits cost nothing (the virtual clock). */
  readonly jumps: boolean;
  /** The story instant of now, epoch milliseconds; on a virtual clock the latest instant waited for. */
  now(): number;
  /** Resolves when the story has reached `storyAt`, at once on a virtual clock, or when `signal` aborts. */
  waitUntil(storyAt: number, signal: AbortSignal): Promise<void>;
}

/** A defect of the exchange itself, which needs a socket. */
export type WireFault = {
  readonly name: 'body-truncated' | 'body-slow' | 'connection-reset-early' | 'connection-reset-late';
  /** How long a slow body takes, in milliseconds. */
  readonly byMs?: number;
};

/** One HTTP request to make. */
export type OutgoingRequest = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Spoils the exchange on purpose. @default null */
  readonly wireFault?: WireFault | null;
  /** Bound from connecting to the end of the answer, in milliseconds of wall time. */
  readonly timeoutMs: number;
  /** Gives the request up; the attempt then counts as unreachable. */
  readonly signal: AbortSignal;
};

/** Carries requests to one receiver. It never throws: whatever the receiver does is a result. */
export interface Transport {
  send(request: OutgoingRequest): Promise<AttemptResult>;
  /** Closes idle connections. */
  close(): Promise<void>;
}

/** An event that has come into being, and whom it is about. */
export type WitnessedEvent = {
  readonly kind: string;
  /** The page name of its event type, as in `OutboundMessage`. */
  readonly event: string;
  /** What HighLevel has on record: the payload without the fault of its step. */
  readonly payload: Payload;
  /** Null for an event about nobody. */
  readonly contact: Contact | null;
  readonly user: User;
  readonly location: Location;
  /** The agency, one for the whole run. */
  readonly companyId: string;
  /** When it happened in the story, epoch milliseconds. */
  readonly happenedAt: number;
};

/** Whoever keeps up with a story, so as to answer questions about it: a REST twin. */
export interface EventWitness {
  /**
   * Takes in an event before it is first sent, so that a receiver can ask back while it handles it.
   *
   * @param story Tells the story instant of now, also later on.
   */
  witness(event: WitnessedEvent, story: Pick<StoryClock, 'now'>): void;
}
