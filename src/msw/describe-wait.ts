import { type DeliveryMatch, findDifferences } from './match-delivery.ts';
import type { ReceivedDelivery } from './received-delivery.ts';

/** How many of the latest deliveries are listed. */
const LISTED = 10;

/** Says what came instead of the delivery that was waited for, and which came nearest. */
export function describeWait(match: DeliveryMatch, deliveries: readonly ReceivedDelivery[]): string {
  if (deliveries.length === 0) return 'Nothing came at all. Is the receiver\'s "url" the target?';
  const listed = deliveries.slice(-LISTED).map((delivery) => `\n  ${describeReceived(delivery)}`);
  const left = deliveries.length - listed.length;
  const head = left > 0 ? `What came (the last ${LISTED} of ${deliveries.length}):` : 'What came:';
  return `${head}${listed.join('')}${describeNearest(match, deliveries)}`;
}

/** A delivery on one line. */
function describeReceived({ payload, attempt, signature, status }: ReceivedDelivery): string {
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
    .sort((a, b) => a.differences.length - b.differences.length);
  if (nearest === undefined) return '';
  return `\nNearest: ${describeReceived(nearest.delivery)}, where ${nearest.differences.join('; ')}.`;
}
