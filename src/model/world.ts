import type { AttemptResult } from './delivery.ts';

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
