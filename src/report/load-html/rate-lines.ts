import type { LoadInterval, LoadReport } from '../../model/load-report.ts';
import { intendedPerSecond, ratePerSecond } from './rates.ts';

/** So much of an interval a load must have gone on for its rate to say anything. */
const LEAST_SHARE = 0.9;

/**
 * Finds how many a second were answered, arrived and were meant to arrive, an interval after the other.
 *
 * @remarks A line down to nothing would look like a breakdown. So there is null for an interval at the end that the load
 * did not fill, unless it is the only one, and for arrivals after the last stage.
 */
export function findRateLines({
  overTime,
  setup,
  durationMs,
}: Pick<LoadReport, 'overTime' | 'setup' | 'durationMs'>): readonly (readonly [
  string,
  readonly (number | null)[],
])[] {
  const { stages, shard } = setup;
  const [, shards = '1'] = shard.split('/');
  const stagesEndAtMs = stages?.reduce((sum, stage) => sum + stage.durationMs, 0) ?? Number.POSITIVE_INFINITY;
  const isFilled = ({ startsAtMs, widthMs }: LoadInterval): boolean =>
    startsAtMs === 0 || startsAtMs + widthMs * LEAST_SHARE <= durationMs;
  const line = (untilMs: number, read: (row: LoadInterval) => number) =>
    overTime.map((row) => (isFilled(row) && row.startsAtMs < untilMs ? read(row) : null));
  const answered = line(Number.POSITIVE_INFINITY, (row) => ratePerSecond(row.accepted + row.rejected, row));
  const arrived = line(stagesEndAtMs, (row) => ratePerSecond(row.arrived, row));
  return [
    ['answered', answered],
    ['arrived', arrived],
    ...(stages === null
      ? []
      : [
          [
            'intended',
            line(stagesEndAtMs, (row) => intendedPerSecond(stages, row) / Number(shards)),
          ] as const,
        ]),
  ];
}
