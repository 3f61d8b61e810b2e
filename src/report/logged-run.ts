import type { Outcome } from '../model/delivery.ts';
import type { AttemptMade, EventPlanned } from '../model/journal.ts';
import type { LoggedBytes } from './log-budget.ts';

type Headers = Readonly<Record<string, string>>;

/** One attempt as a page shows it. What it sent stands here only where it is not what the delivery's first one sent. */
export type LoggedAttempt = Pick<
  AttemptMade,
  'number' | 'outcome' | 'status' | 'latencyMs' | 'storyAt' | 'wallAt' | 'error' | 'retryAt' | 'resumed'
> & {
  readonly headers?: Headers;
  readonly body?: LoggedBytes;
  readonly answerHeaders?: Headers;
  readonly answer?: LoggedBytes;
};

/** One event as a page shows it, sent or not. */
export type LoggedDelivery = Omit<
  EventPlanned,
  'v' | 'seq' | 'kind' | 'bodyBase64' | 'timestamp' | 'wallAt'
> & {
  readonly body: LoggedBytes;
  /** What its first attempt carried; empty when it was not sent. */
  readonly headers: Headers;
  /** The first of them, at most 40. */
  readonly attempts: readonly LoggedAttempt[];
  readonly attemptCount: number;
  /** Null while it has not ended. */
  readonly outcome: Outcome | null;
  readonly lost: boolean;
};

/** What a page shows of a run beside its report. */
export type LoggedRun = {
  /** Where the receiver listened, as the journal has it; null when it does not say. */
  readonly target: string | null;
  /** ISO instant at which the story began; null when nothing happened. */
  readonly storyStartedAt: string | null;
  /** In story order. */
  readonly deliveries: readonly LoggedDelivery[];
  /** How many of them came after the limit and are here because an attempt went wrong. */
  readonly lateCount: number;
  /** How many events there were, kept or not. */
  readonly eventCount: number;
};

/** How much of a run is kept. */
export type LogLimits = {
  /** The first deliveries. @default 2000 */
  readonly deliveries: number;
  /** Deliveries after those, kept because an attempt without a fault was not accepted. @default 500 */
  readonly lateDeliveries: number;
  /** Attempts of one delivery. @default 40 */
  readonly attempts: number;
  /** Bytes of one request body. @default 65536 */
  readonly bodyBytes: number;
  /** Bytes of one answer. @default 16384 */
  readonly answerBytes: number;
  /** Bytes of headers and bodies over the whole run. @default 8388608 */
  readonly totalBytes: number;
};
