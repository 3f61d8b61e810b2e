import type { LoadReport } from '../model/load-report.ts';
import { countNoun, formatRate } from './format-quantity.ts';

/** Says in half a sentence how much came how fast: `6,000 events, 200/s intended, 199.8/s answered`. */
export function summariseLoad({ rate, totals }: Pick<LoadReport, 'rate' | 'totals'>): string {
  const { intendedPerSecond, achievedPerSecond } = rate;
  return [
    countNoun(totals.events, 'event'),
    ...(intendedPerSecond === null ? [] : [`${formatRate(intendedPerSecond)} intended`]),
    achievedPerSecond === null ? 'none answered' : `${formatRate(achievedPerSecond)} answered`,
  ].join(', ');
}
