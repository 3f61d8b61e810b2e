import { maskHeaders } from '../catalog/secret-headers.ts';
import type { AttemptMade, EventPlanned } from '../model/journal.ts';
import type { ByteBudget } from './log-budget.ts';
import type { LoggedAttempt, LoggedDelivery, LogLimits } from './logged-run.ts';

const ERROR_LENGTH = 500;

/** What a log has room for. */
export type LogRoom = {
  readonly limits: LogLimits;
  readonly budget: ByteBudget;
  /** Whether headers that carry a secret are kept with their values. */
  readonly showSecrets: boolean;
};

/** Begins what a page shows of a delivery when its event was announced. */
export function logPlanned(planned: EventPlanned, { limits, budget }: LogRoom): LoggedDelivery {
  const { deliveryId, stepId, stepPath, eventKind, event, contactId, castName, storyAt } = planned;
  const { fault, duplicate, dropped, bodyBase64 } = planned;
  return {
    ...{
      deliveryId,
      stepId,
      stepPath,
      eventKind,
      event,
      contactId,
      castName,
      storyAt,
      fault,
      duplicate,
      dropped,
    },
    body: budget.takeBytes(bodyBase64, limits.bodyBytes),
    headers: {},
    attempts: [],
    attemptCount: 0,
    outcome: null,
    lost: false,
  };
}

/**
 * Adds an attempt to what a page shows of its delivery.
 *
 * @param isSameBody Whether it sent what the delivery was announced with; else its body is kept too.
 */
export function logAttempt(
  delivery: LoggedDelivery,
  entry: AttemptMade,
  { limits, budget, showSecrets, isSameBody }: LogRoom & { readonly isSameBody: boolean },
): LoggedDelivery {
  const seen = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    showSecrets ? headers : maskHeaders(headers);
  const sent = seen(entry.headers);
  const attemptCount = delivery.attemptCount + 1;
  const isFirst = delivery.attempts.length === 0;
  if (delivery.attempts.length >= limits.attempts) return { ...delivery, attemptCount };
  const { number, outcome, status, latencyMs, storyAt, wallAt, error, retryAt, resumed } = entry;
  const facts = { number, outcome, status, latencyMs, storyAt, wallAt, retryAt, resumed };
  // The first attempt is kept in any case: it says what became of the event.
  if (!budget.takeRoom(facts) && !isFirst) return { ...delivery, attemptCount };
  const isSame = isFirst || JSON.stringify(sent) === JSON.stringify(delivery.headers);
  const attempt: LoggedAttempt = {
    ...facts,
    ...(error !== undefined && { error: error.slice(0, ERROR_LENGTH) }),
    ...(!isSame && budget.takeRoom(sent) && { headers: sent }),
    ...(!isSameBody && { body: budget.takeBytes(entry.bodyBase64, limits.bodyBytes) }),
    ...(entry.answerHeaders !== undefined &&
      budget.takeRoom(entry.answerHeaders) && { answerHeaders: seen(entry.answerHeaders) }),
    ...(entry.answerBase64 !== undefined && {
      answer: budget.takeBytes(entry.answerBase64, limits.answerBytes),
    }),
  };
  const headers = isFirst && budget.takeRoom(sent) ? sent : delivery.headers;
  return { ...delivery, headers, attempts: [...delivery.attempts, attempt], attemptCount };
}
