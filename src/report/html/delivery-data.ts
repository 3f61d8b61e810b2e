import { escapeAll } from '../../errors/escape-text.ts';
import { labelAttempt } from '../describe-attempt.ts';
import { formatMs } from '../format-quantity.ts';
import type { LoggedBytes } from '../log-budget.ts';
import type { LoggedAttempt } from '../logged-run.ts';
import type { UnmetExpectation } from '../report-details.ts';
import { formatOffset } from './format-offset.ts';
import type { JudgedDelivery, JudgedRun } from './judged-run.ts';
import { type Markup, trusted } from './markup.ts';
import type { MarkName } from './outcome-marks.ts';

type Headers = readonly (readonly [string, string])[];

/** What the page's script is given of an attempt: texts to show as they are. Null stands for nothing to show. */
type AttemptData = {
  readonly number: number;
  readonly mark: MarkName;
  readonly label: string;
  readonly took: string;
  readonly when: string;
  readonly storyAt: string;
  readonly wallAt: string;
  readonly next: string | null;
  readonly error: string | null;
  readonly resumed: boolean;
  readonly headers: Headers | null;
  readonly body: LoggedBytes | null;
  readonly answerHeaders: Headers | null;
  readonly answer: LoggedBytes | null;
};

/** What the page's script is given of a delivery. */
type DeliveryData = {
  readonly id: string;
  readonly kind: string;
  readonly event: string;
  readonly who: string | null;
  readonly contactId: string | null;
  readonly step: string;
  readonly when: string;
  readonly storyAt: string;
  readonly tags: readonly string[];
  /** What its step expects and did not come. */
  readonly unmet: readonly UnmetExpectation[];
  /** By which the list is filtered: the outcome it has come to and what sets it apart. */
  readonly traits: readonly string[];
  readonly label: string;
  readonly attemptCount: number;
  readonly headers: Headers;
  readonly body: LoggedBytes;
  readonly attempts: readonly AttemptData[];
};

/**
 * Writes a run's deliveries as JSON to stand in a script element.
 *
 * @remarks `<` is escaped, so no payload can end the element or begin a comment in it; bodies stand in base64.
 */
export function writeDeliveryData(log: JudgedRun): Markup {
  const startedAt = Date.parse(log.storyStartedAt ?? '');
  const data = escapeAll(log.deliveries.map((delivery) => toData(delivery, startedAt)));
  return trusted(JSON.stringify(data).replaceAll('<', '\\u003c'));
}

function toData(delivery: JudgedDelivery, startedAt: number): DeliveryData {
  const { deliveryId, eventKind, event, castName, contactId, stepId, stepPath, storyAt } = delivery;
  const { fault, body, headers, attemptCount, unmet } = delivery;
  const attempts = delivery.attempts.map((attempt) => toAttemptData(attempt, startedAt));
  return {
    id: deliveryId,
    kind: eventKind,
    event,
    who: castName ?? contactId,
    contactId,
    step: stepId ?? stepPath,
    when: offsetOf(storyAt, startedAt),
    storyAt,
    tags: [...(fault === null ? [] : [`fault ${fault}`]), ...flagsOf(delivery)],
    unmet,
    traits: [
      traitOf(delivery),
      ...(unmet.length === 0 ? [] : ['unexpected']),
      ...(fault === null ? [] : ['fault']),
      ...flagsOf(delivery),
    ],
    label: attempts.at(-1)?.label ?? '',
    attemptCount,
    headers: Object.entries(headers),
    body,
    attempts,
  };
}

function traitOf({ dropped, outcome, attempts }: JudgedDelivery): MarkName {
  if (dropped === true) return 'dropped';
  return outcome ?? attempts.at(-1)?.outcome ?? 'unsent';
}

function flagsOf({ dropped, lost, duplicate, attemptCount, outcome }: JudgedDelivery): readonly string[] {
  return [
    ...(lost ? ['lost'] : []),
    ...(duplicate ? ['duplicate'] : []),
    ...(attemptCount > 1 ? ['retried'] : []),
    ...(outcome === null && dropped !== true ? ['unfinished'] : []),
  ];
}

function toAttemptData(attempt: LoggedAttempt, startedAt: number): AttemptData {
  const { number, outcome, status, latencyMs, storyAt, wallAt, retryAt, error } = attempt;
  const { headers, body, answerHeaders, answer } = attempt;
  return {
    number,
    mark: outcome,
    label: labelAttempt(outcome, status),
    took: formatMs(latencyMs),
    when: offsetOf(storyAt, startedAt),
    storyAt,
    wallAt,
    next: retryAt === undefined ? null : offsetOf(retryAt, startedAt),
    error: error ?? null,
    resumed: attempt.resumed === true,
    headers: headers === undefined ? null : Object.entries(headers),
    body: body ?? null,
    answerHeaders: answerHeaders === undefined ? null : Object.entries(answerHeaders),
    answer: answer ?? null,
  };
}

function offsetOf(instant: string, startedAt: number): string {
  const ms = Date.parse(instant) - startedAt;
  return Number.isNaN(ms) ? instant : formatOffset(ms);
}
