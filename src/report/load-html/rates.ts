import type { LoadInterval } from '../../model/load-report.ts';
import type { LoadStage } from '../../model/scenario.ts';
import type { MarkName } from '../html/outcome-marks.ts';

/** What can become of an arrival, in the order it is stacked: what went wrong at the bottom, where it can be compared. */
export const OUTCOME_KEYS = [
  ['unreachable', 'unreachable', 'unreachable'],
  ['timed-out', 'timedOut', 'timed out'],
  ['rejected', 'rejected', 'rejected'],
  ['dropped', 'dropped', 'dropped'],
  ['accepted', 'accepted', 'accepted'],
] as const satisfies readonly (readonly [MarkName, keyof LoadInterval, string])[];

/** How many there were a second in an interval. */
export function ratePerSecond(count: number, { widthMs }: Pick<LoadInterval, 'widthMs'>): number {
  return (count / widthMs) * 1000;
}

/** How many arrivals stages lay down for an interval, in arrivals a second over the whole of it. */
export function intendedPerSecond(
  stages: readonly LoadStage[],
  { startsAtMs, widthMs }: Pick<LoadInterval, 'startsAtMs' | 'widthMs'>,
): number {
  let stageStartsAtMs = 0;
  let arrivals = 0;
  for (const { fromPerSecond, toPerSecond, durationMs } of stages) {
    const fromMs = Math.max(0, startsAtMs - stageStartsAtMs);
    const toMs = Math.min(durationMs, startsAtMs + widthMs - stageStartsAtMs);
    if (toMs > fromMs) {
      const middle = (fromMs + toMs) / 2 / durationMs;
      const rate = fromPerSecond + (toPerSecond - fromPerSecond) * middle;
      arrivals += (rate * (toMs - fromMs)) / 1000;
    }
    stageStartsAtMs += durationMs;
  }
  return ratePerSecond(arrivals, { widthMs });
}
