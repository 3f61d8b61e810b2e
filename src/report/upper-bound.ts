import type { Bound } from '../model/scenario.ts';
import { countNoun, formatCount, formatShare } from './format-quantity.ts';

/** Far less than one event, far more than what multiplying a share loses: 0.29 × 100 is 28.999…96. */
const ROUNDING = 1e-6;

/** Whether more were counted than a bound allows, out of so many deliveries. */
export function exceedsBound(bound: Bound, count: number, deliveryCount: number): boolean {
  const limit = 'count' in bound ? bound.count : bound.share * deliveryCount;
  return count > limit + ROUNDING;
}

/** Writes a bound, as in `none`, `at most 3` or `at most 2.5% of deliveries`. */
export function describeBound(bound: Bound): string {
  if ('share' in bound) return `at most ${formatShare(bound.share)} of deliveries`;
  return bound.count === 0 ? 'none' : `at most ${formatCount(bound.count)}`;
}

/** Writes a count beside the deliveries it is of, as in `3 of 120 deliveries (2.5%)`. */
export function describeCounted(count: number, deliveryCount: number): string {
  if (count === 0) return 'none';
  if (deliveryCount === 0) return formatCount(count);
  const share = formatShare(count / deliveryCount);
  return `${formatCount(count)} of ${countNoun(deliveryCount, 'delivery', 'deliveries')} (${share})`;
}

/** Writes a count of dropped events: they are no deliveries, though a share of them is a share of deliveries too. */
export function describeDropped(count: number, deliveryCount: number): string {
  if (count === 0 || deliveryCount === 0) return describeCounted(count, 0);
  const deliveries = countNoun(deliveryCount, 'delivery', 'deliveries');
  return `${formatCount(count)} beside ${deliveries} (${formatShare(count / deliveryCount)})`;
}
