import type { Outcome } from '../model/delivery.ts';
import type { AttemptMade, EventPlanned } from '../model/journal.ts';
import type { JsonValue } from '../model/json.ts';
import { describeAttempt } from './describe-attempt.ts';
import { findTextMismatch } from './find-mismatch.ts';
import type { DeliverySample } from './report-details.ts';

/** What a report keeps of an attempt: no body, no headers. */
export type AttemptRecord = {
  readonly outcome: Outcome;
  readonly status?: number;
  readonly latencyMs: number;
  readonly cameBack: string;
  /** Where the answer differs from what the step expects; null when it does not, or nothing is expected. */
  readonly bodyMismatch: string | null;
};

/** What a report keeps of a delivery until it has ended. */
export type DeliveryRecord = {
  readonly deliveryId: string;
  readonly kind: string;
  readonly stepId: string | null;
  readonly stepPath: string;
  readonly faulted: boolean;
  readonly duplicate: boolean;
  readonly attempts: number;
  readonly last: AttemptRecord | null;
};

/** Begins a delivery's record when its event was planned. */
export function recordPlanned(entry: EventPlanned): DeliveryRecord {
  const { deliveryId, eventKind: kind, stepId, stepPath, fault, duplicate } = entry;
  return { deliveryId, kind, stepId, stepPath, faulted: fault !== null, duplicate, attempts: 0, last: null };
}

/**
 * Judges an answer while it is at hand, and keeps of it what a report needs.
 *
 * @param expectedBody What the step expects of the answer, if anything.
 */
export function recordAttempt(entry: AttemptMade, expectedBody: JsonValue | undefined): AttemptRecord {
  const { outcome, status, latencyMs } = entry;
  const bodyMismatch = expectedBody === undefined ? null : judgeBody(entry, expectedBody);
  return { outcome, status, latencyMs, cameBack: describeAttempt(entry), bodyMismatch };
}

/** Makes a delivery presentable as an example. */
export function toSample(delivery: DeliveryRecord): DeliverySample {
  const { deliveryId, kind, stepId, stepPath, attempts, last } = delivery;
  return { deliveryId, kind, stepId, stepPath, attempts, cameBack: last?.cameBack ?? 'never sent' };
}

function judgeBody(entry: AttemptMade, expected: JsonValue): string | null {
  if (entry.outcome === 'timed-out' || entry.outcome === 'unreachable') return 'there is no answer';
  return findTextMismatch(expected, Buffer.from(entry.answerBase64 ?? '', 'base64').toString());
}
