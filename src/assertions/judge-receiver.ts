import type { ReceivedDelivery } from '../model/received-delivery.ts';
import { countNoun } from '../report/format-quantity.ts';
import { showLatestOrigin } from './describe-delivery.ts';
import {
  describeMiss,
  describeReceived,
  listReceived,
  NOTHING_CAME,
  nameMatch,
} from './describe-received.ts';
import { type Finding, findNothing, findWhether, isCount, misuse, writeTimes } from './finding.ts';
import { assertMatch, type DeliveryMatch, isMatch } from './match-delivery.ts';
import { readReceiver } from './subjects.ts';

/** What tells one event, or one message, from another. */
export type IdentityKey = 'webhookId' | 'messageId';

/**
 * Judges how many requests a receiver got that match.
 *
 * @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED`
 */
export function judgeReceived(subject: unknown, match: DeliveryMatch, times?: number): Finding {
  const { deliveries } = readReceiver(subject, 'received');
  assertMatch(match, 'received');
  const matching = deliveries.filter((delivery) => isMatch(delivery, match));
  return findWhether(isCount(matching.length, times), {
    subject: 'the receiver',
    predicate: `have received ${nameMatch(match)} ${writeTimes(times)}`,
    but: `${countNoun(matching.length, 'request')} matched`,
    rest: [
      matching.length === 0 ? describeMiss(match, deliveries) : listReceived(matching),
      ...showLatestOrigin(),
    ],
  });
}

/** Judges whether every request a receiver got has a valid signature. */
export function judgeOnlyValidSignatures(subject: unknown): Finding {
  const { deliveries } = readReceiver(subject, 'onlyValidSignatures');
  const predicate = 'have received only valid signatures';
  if (deliveries.length === 0) return findNothing(`the receiver to ${predicate}`, NOTHING_CAME);
  const invalid = deliveries.filter(({ signature }) => !signature.valid);
  return findWhether(invalid.length === 0, {
    subject: 'the receiver',
    predicate,
    but: `${invalid.length} of ${countNoun(deliveries.length, 'request')} had none`,
    rest: [
      ...invalid.slice(0, 5).map((delivery) => `  ${describeReceived(delivery)}`),
      ...showLatestOrigin(),
    ],
  });
}

/**
 * Judges whether a receiver accepted nothing twice: of the requests it answered 2xx, no two have the same id.
 *
 * @remarks Requests without that id are left alone.
 * @throws {@link AssertionMisuse} `HL_ASSERTION_MISUSED`
 */
export function judgeNoDuplicates(subject: unknown, key: IdentityKey): Finding {
  const { deliveries } = readReceiver(subject, 'noDuplicates');
  if (key !== 'webhookId' && key !== 'messageId') {
    throw misuse(
      '"noDuplicates"',
      `"${key}" is no id of an event`,
      'Write noDuplicates("webhookId") or "messageId".',
    );
  }
  const predicate = `have accepted no ${key} twice`;
  const claim = `the receiver to ${predicate}`;
  const accepted = deliveries.filter(isAccepted);
  if (accepted.length === 0) {
    return findNothing(
      claim,
      deliveries.length === 0 ? NOTHING_CAME : `none was accepted. ${listReceived(deliveries)}`,
    );
  }
  const groupsById = groupBy(accepted, key);
  if (groupsById.size === 0) return findNothing(claim, `nothing it accepted has a ${key}`);
  const groups = [...groupsById].filter(([, group]) => group.length > 1);
  return findWhether(groups.length === 0, {
    subject: 'the receiver',
    predicate,
    but: `${countNoun(groups.length, key)} ${groups.length === 1 ? 'was' : 'were'} accepted more than once`,
    rest: [
      ...groups
        .slice(0, 5)
        .map(
          ([id, group]) =>
            `  ${id}: ${group.length} times\n    ${group.map(describeReceived).join('\n    ')}`,
        ),
      ...showLatestOrigin(),
    ],
  });
}

function isAccepted({ status }: ReceivedDelivery): boolean {
  return status !== null && status >= 200 && status < 300;
}

function groupBy(
  deliveries: readonly ReceivedDelivery[],
  key: IdentityKey,
): ReadonlyMap<string, readonly ReceivedDelivery[]> {
  const groups = new Map<string, ReceivedDelivery[]>();
  for (const delivery of deliveries) {
    const id = delivery.payload[key];
    if (typeof id !== 'string') continue;
    groups.set(id, [...(groups.get(id) ?? []), delivery]);
  }
  return groups;
}
