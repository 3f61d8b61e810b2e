import type { LoadReport } from '../../model/load-report.ts';

/** When the longest latency is so many times the least median, an even scale would show one of them alone. */
const LEAST_RATIO = 30;

/** Whether latencies over time lie too far apart for an even scale. */
export function needsLogScale({ overTime, setup }: Pick<LoadReport, 'overTime' | 'setup'>): boolean {
  const latencies = overTime.flatMap(({ latencyMs }) => Object.values(latencyMs));
  const positive = [...latencies, ...Object.values(setup.latencyBoundsMs)].flatMap((ms) =>
    ms !== null && ms > 0 ? ms : [],
  );
  return Math.max(...positive) / Math.min(...positive) > LEAST_RATIO;
}
