import type { LoadInterval, LoadReport } from '../../model/load-report.ts';
import { type Markup, trusted } from '../html/markup.ts';
import { needsLogScale } from './needs-log-scale.ts';
import { findRateLines } from './rate-lines.ts';
import { OUTCOME_KEYS, ratePerSecond } from './rates.ts';
import { listShownPercentiles } from './shown-percentiles.ts';

/** Bars of a histogram are this many a decade, as the report's buckets are. */
const BARS_A_DECADE = 20;

/**
 * Writes the numbers of all charts as JSON to stand in a script element.
 *
 * @remarks There is no text from outside in it, and `<` is escaped nevertheless.
 */
export function writeChartData(report: LoadReport): Markup {
  const { overTime, setup, latencyMs } = report;
  const column = (read: (row: LoadInterval) => number | null) => overTime.map((row) => round(read(row)));
  // What came in the last interval came in the part of it that the load went on for.
  const rate = (read: (row: LoadInterval) => number) =>
    column((row) => {
      const partMs = Math.min(row.widthMs, Math.max(row.widthMs / 10, endOf(report) - row.startsAtMs));
      return ratePerSecond(read(row), { widthMs: partMs });
    });
  const data = {
    widthMs: overTime[0]?.widthMs ?? 0,
    // A point stands in the middle of what it stands for.
    times: overTime.map(({ startsAtMs, widthMs }) => (startsAtMs + widthMs / 2) / 1000),
    endsAt: endOf(report) / 1000,
    latency: Object.fromEntries(
      listShownPercentiles(report).map((key) => [key, column((row) => row.latencyMs[key])]),
    ),
    boundsMs: setup.latencyBoundsMs,
    isLogarithmic: needsLogScale(report),
    rate: Object.fromEntries(findRateLines(report).map(([name, values]) => [name, values.map(round)])),
    outcomes: Object.fromEntries(OUTCOME_KEYS.map(([mark, key]) => [mark, rate((row) => row[key])])),
    lag: column((row) => row.maxLagMs),
    spread: describeSpread(report),
    percentilesMs: latencyMs,
  };
  return trusted(JSON.stringify(data).replaceAll('<', '\\u003c'));
}

/** Where the axis of time ends: with the load, or with its only interval. */
function endOf({ overTime, durationMs }: LoadReport): number {
  const last = overTime.at(-1);
  if (last === undefined) return 0;
  const { startsAtMs, widthMs } = last;
  const isInLast = startsAtMs > 0 && durationMs > startsAtMs;
  return isInLast ? Math.min(durationMs, startsAtMs + widthMs) : startsAtMs + widthMs;
}

/** The bars by their place on a logarithmic axis, empty ones between others included. */
function describeSpread({ latencyBuckets }: LoadReport) {
  const total = latencyBuckets.reduce((sum, { count }) => sum + count, 0);
  const counts = new Map(latencyBuckets.map(({ fromMs, count }) => [placeOf(fromMs), count]));
  const places = [...counts.keys()];
  const first = Math.min(...places);
  if (total === 0) return null;
  const shares = Array.from(
    { length: Math.max(...places) - first + 1 },
    (_, index) => (counts.get(first + index) ?? 0) / total,
  );
  return { first, barsADecade: BARS_A_DECADE, shares };
}

function placeOf(fromMs: number): number {
  return Math.round(Math.log10(fromMs) * BARS_A_DECADE);
}

function round(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1000) / 1000;
}
