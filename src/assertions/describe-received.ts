import type { ReceivedDelivery } from '../model/received-delivery.ts';
import { type DeliveryMatch, findDifferences } from './match-delivery.ts';

/** How many of the latest deliveries are listed. */
const LISTED = 10;

/** Says what came instead of the delivery that was meant, and which came nearest. */
export function describeMiss(match: DeliveryMatch, deliveries: readonly ReceivedDelivery[]): string {
  if (deliveries.length === 0) return NOTHING_CAME;
  return `${listReceived(deliveries)}${describeNearest(match, deliveries)}`;
}

/** What is said of a receiver that got no request. */
export const NOTHING_CAME = 'Nothing came at all. Is the receiver\'s "url" the target?';

/** Lists what came, the latest if there are many. */
export function listReceived(deliveries: readonly ReceivedDelivery[]): string {
  const listed = deliveries.slice(-LISTED).map((delivery) => `\n  ${describeReceived(delivery)}`);
  const left = deliveries.length - listed.length;
  const head = left > 0 ? `What came (the last ${LISTED} of ${deliveries.length}):` : 'What came:';
  return `${head}${listed.join('')}`;
}

/** Names the delivery that was meant. */
export function nameMatch(match: DeliveryMatch): string {
  return typeof match === 'function'
    ? 'a delivery that your function accepts'
    : `a delivery with ${JSON.stringify(match)}`;
}

/** A delivery on one line. */
export function describeReceived({ payload, attempt, signature, status }: ReceivedDelivery): string {
  const words = [payload.type, payload.messageType, payload.messageId, payload.webhookId]
    .filter((word) => typeof word === 'string')
    .join(' ');
  const answer = status === null ? 'no answer' : `answered ${status}`;
  const judged = signature.valid ? 'valid signature' : signature.reason;
  return `${words || 'no JSON object'} (attempt ${attempt}, ${answer}, ${judged})`;
}

function describeNearest(match: DeliveryMatch, deliveries: readonly ReceivedDelivery[]): string {
  if (typeof match === 'function') return '';
  const [nearest] = deliveries
    .map((delivery) => ({ delivery, differences: findDifferences(match, delivery.payload) }))
    .filter(({ differences }) => differences.length > 0)
    .sort((a, b) => a.differences.length - b.differences.length);
  if (nearest === undefined) return '';
  return `\nNearest: ${describeReceived(nearest.delivery)}, where ${nearest.differences.join('; ')}.`;
}
