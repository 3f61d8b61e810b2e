import type { LoadReport } from '../../model/load-report.ts';
import type { LatencyKey } from '../../model/scenario.ts';

/** Lists the latencies to show over time: p95 only when it has a bound, which would be a line without its curve. */
export function listShownPercentiles({ setup }: Pick<LoadReport, 'setup'>): readonly LatencyKey[] {
  const all = ['p50', 'p90', 'p95', 'p99', 'max'] as const;
  return all.filter((key) => key !== 'p95' || setup.latencyBoundsMs.p95 !== undefined);
}
