import type { LoadStage } from '../model/scenario.ts';

/** The instants at which the events of an open-model load arrive. They hang on the stages alone: nothing delays them. */
export type Arrivals = {
  /** How many there are: the rate summed over all stages, rounded up. */
  readonly count: number;
  /** When the last stage ends, in milliseconds after the start. */
  readonly endsAtMs: number;
  /**
   * When an arrival is due, in milliseconds with a fraction after the start.
   *
   * @param index From 0 to `count` - 1.
   */
  offsetMs(index: number): number;
  /** How many arrivals each stage has. */
  readonly countByStage: readonly number[];
};

/** A stage with its place among the others. */
type Span = {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly fromPerMs: number;
  /** By how much the rate grows each millisecond, in arrivals a millisecond. */
  readonly growth: number;
  /** The first arrival that falls into it, and how far the sum of arrivals is before that one when the stage begins. */
  readonly first: number;
  readonly firstAfter: number;
  readonly count: number;
};

/** Rates are kept as thousandths of an arrival a second and sums as halves of millionths, so that all are whole. */
const THOUSANDTHS = 1_000;
const UNITS_PER_ARRIVAL = 2_000_000n;

/**
 * Lays out arrivals over stages: arrival k is due when the rate summed up so far reaches k, beginning with 0.
 *
 * @remarks Each is worked out from the sums at the ends of stages, which are whole numbers, and not from the one before
 * it. So there is no drift: `hold 200/s 2m` has 24,000 arrivals exactly. What is left over of a stage's sum counts
 * towards the next stage.
 */
export function layOutArrivals(stages: readonly LoadStage[]): Arrivals {
  const spans: Span[] = [];
  let sum = 0n;
  let at = 0;
  for (const { fromPerSecond, toPerSecond, durationMs } of stages) {
    const rates = Math.round(fromPerSecond * THOUSANDTHS) + Math.round(toPerSecond * THOUSANDTHS);
    const end = sum + BigInt(rates) * BigInt(durationMs);
    const first = wholeArrivals(sum);
    spans.push({
      startsAtMs: at,
      endsAtMs: at + durationMs,
      fromPerMs: fromPerSecond / 1_000,
      growth: (toPerSecond - fromPerSecond) / 1_000 / durationMs,
      first: Number(first),
      firstAfter: Number(first * UNITS_PER_ARRIVAL - sum) / Number(UNITS_PER_ARRIVAL),
      count: Number(wholeArrivals(end) - first),
    });
    sum = end;
    at += durationMs;
  }
  return {
    count: Number(wholeArrivals(sum)),
    endsAtMs: at,
    countByStage: spans.map(({ count }) => count),
    offsetMs: createFinder(spans),
  };
}

/** How many arrivals are due before a sum is reached: those numbered 0 to the last below it. */
function wholeArrivals(units: bigint): bigint {
  return (units + UNITS_PER_ARRIVAL - 1n) / UNITS_PER_ARRIVAL;
}

/** Arrivals are mostly asked for in order, so the span of the last one is looked at first. */
function createFinder(spans: readonly Span[]): (index: number) => number {
  let place = 0;
  return (index) => {
    let span = spans[place] as Span;
    if (index < span.first) {
      place = 0;
      span = spans[0] as Span;
    }
    while (index >= span.first + span.count) {
      place += 1;
      span = spans[place] as Span;
    }
    return offsetIn(span, index - span.first + span.firstAfter);
  };
}

/** Solves growth · t² / 2 + from · t = sum for t, in the form that loses no digits when growth is small. */
function offsetIn({ startsAtMs, endsAtMs, fromPerMs, growth }: Span, sum: number): number {
  if (sum === 0) return startsAtMs;
  const root = Math.sqrt(Math.max(0, fromPerMs ** 2 + 2 * growth * sum));
  return Math.min(endsAtMs, startsAtMs + (2 * sum) / (fromPerMs + root));
}
