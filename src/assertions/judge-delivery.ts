import type { Delivery } from '../model/delivery.ts';
import { countNoun, formatMs, formatMsBeside } from '../report/format-quantity.ts';
import { nameDelivery, showDelivery, showOriginOf } from './describe-delivery.ts';
import { type Finding, findWhether, isCount, misuse } from './finding.ts';
import { readDelivery } from './subjects.ts';

/** Judges whether the last attempt of a delivery was answered 2xx. */
export function judgeAccepted(subject: unknown): Finding {
  const delivery = readDelivery(subject, 'accepted');
  return judge(delivery.outcome === 'accepted', delivery, {
    predicate: 'be accepted',
    but: nameOutcome(delivery),
  });
}

/**
 * Judges whether the last attempt of a delivery was answered 2xx within so many milliseconds of wall time.
 *
 * @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED`
 */
export function judgeAcceptedWithin(subject: unknown, ms: number): Finding {
  const delivery = readDelivery(subject, 'acceptedWithin');
  if (typeof ms !== 'number' || !(ms > 0)) {
    throw misuse(
      '"acceptedWithin"',
      `"${ms}" is no number of milliseconds above 0`,
      'Write acceptedWithin(800).',
    );
  }
  const latencyMs = delivery.attempts.at(-1)?.latencyMs ?? Number.POSITIVE_INFINITY;
  const isAccepted = delivery.outcome === 'accepted';
  return judge(isAccepted && latencyMs <= ms, delivery, {
    predicate: `be accepted within ${formatMs(ms)}`,
    but: isAccepted ? `it took ${formatMsBeside(latencyMs, ms)}` : nameOutcome(delivery),
  });
}

/**
 * Judges whether the last attempt of a delivery was answered with a status other than 2xx, and with which.
 *
 * @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED`
 */
export function judgeRejectedWith(subject: unknown, status: number): Finding {
  const delivery = readDelivery(subject, 'rejectedWith');
  if (!Number.isInteger(status) || status < 300 || status > 599) {
    throw misuse('"rejectedWith"', `"${status}" is no status from 300 to 599`, 'Write rejectedWith(401).');
  }
  const last = delivery.attempts.at(-1)?.status;
  return judge(delivery.outcome === 'rejected' && last === status, delivery, {
    predicate: `be rejected with ${status}`,
    but: nameOutcome(delivery),
  });
}

/**
 * Judges how often a delivery was sent again after its first attempt.
 *
 * @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED`
 */
export function judgeRetried(subject: unknown, times?: number): Finding {
  const delivery = readDelivery(subject, 'retried');
  const retries = delivery.attempts.length - 1;
  return judge(isCount(retries, times), delivery, {
    predicate: `be retried${times === undefined ? '' : ` ${countNoun(times, 'time')}`}`,
    but: `it was retried ${countNoun(retries, 'time')}`,
  });
}

function judge(
  holds: boolean,
  delivery: Delivery,
  told: { readonly predicate: string; readonly but: string },
): Finding {
  return findWhether(holds, {
    subject: nameDelivery(delivery),
    ...told,
    rest: [...showDelivery(delivery), ...showOriginOf(delivery)],
  });
}

function nameOutcome({ outcome, attempts }: Delivery): string {
  const status = attempts.at(-1)?.status;
  return outcome === 'accepted' || outcome === 'rejected' ? `it was answered ${status}` : `it was ${outcome}`;
}
