/** A long time in which nothing happened, drawn narrow. */
export type QuietGap = {
  /** Where it is drawn, in percent of the width. */
  readonly fromPercent: number;
  readonly toPercent: number;
  readonly ms: number;
};

/** A stretch between two gaps, in which time passes evenly. */
export type Stretch = {
  /** Epoch milliseconds. */
  readonly fromAt: number;
  readonly toAt: number;
  readonly fromPercent: number;
  readonly toPercent: number;
};

/** Says where on a drawing an instant stands. */
export type TimeScale = {
  /** Percent of the width, for an instant in epoch milliseconds. */
  toPercent(at: number): number;
  readonly stretches: readonly Stretch[];
  readonly gaps: readonly QuietGap[];
};

const LEFT = 2.5;
const RIGHT = 97;
const GAP_WIDTH = 5;
const MOST_GAPS = 6;
/** A gap is quiet when it is this many times as long as the usual one … */
const TIMES_USUAL = 12;
/** … and would take up this share of the time between all gaps. */
const SHARE = 0.15;
/** Part of the width that the stretches share evenly, however short they are. */
const EVEN_SHARE = 0.35;

/**
 * Creates a scale on which every instant has room.
 *
 * @remarks A scale that went evenly through a day with two busy minutes in it would show one dot. So the longest
 * quiet gaps, six at most, are drawn narrow, and each stretch between them has a minimum of width.
 * @param instants Epoch milliseconds, in any order.
 */
export function createTimeScale(instants: readonly number[]): TimeScale {
  const sorted = [...new Set(instants)].sort((a, b) => a - b);
  const spans = splitAtGaps(sorted);
  const gapCount = spans.length - 1;
  const room = RIGHT - LEFT - gapCount * GAP_WIDTH;
  const totalMs = spans.reduce((sum, { fromAt, toAt }) => sum + toAt - fromAt, 0);
  let percent = LEFT;
  const stretches = spans.map(({ fromAt, toAt }): Stretch => {
    const share = totalMs === 0 ? 1 / spans.length : (toAt - fromAt) / totalMs;
    const even = totalMs === 0 ? 0 : EVEN_SHARE;
    const width = room * (even / spans.length + (1 - even) * share);
    const stretch = { fromAt, toAt, fromPercent: percent, toPercent: percent + width };
    percent += width + GAP_WIDTH;
    return stretch;
  });
  const gaps = stretches.slice(1).map((next, index): QuietGap => {
    const before = stretches[index] as Stretch;
    return {
      fromPercent: before.toPercent,
      toPercent: next.fromPercent,
      ms: next.fromAt - before.toAt,
    };
  });
  return { stretches, gaps, toPercent: (at) => place(at, stretches) };
}

type Span = { readonly fromAt: number; readonly toAt: number };

function splitAtGaps(sorted: readonly number[]): readonly Span[] {
  const [first] = sorted;
  if (first === undefined) return [];
  const quiet = findQuiet(sorted);
  const starts = [first, ...quiet.map(({ toAt }) => toAt)];
  return starts.map((fromAt, index) => ({
    fromAt,
    toAt: quiet[index]?.fromAt ?? (sorted.at(-1) as number),
  }));
}

/** The gaps to draw narrow, in order of time. */
function findQuiet(sorted: readonly number[]): readonly Span[] {
  const gaps = sorted.slice(1).map((toAt, index) => ({ fromAt: sorted[index] as number, toAt }));
  const byLength = [...gaps].sort((a, b) => a.toAt - a.fromAt - (b.toAt - b.fromAt));
  const usual = byLength[Math.floor((byLength.length - 1) / 2)];
  if (usual === undefined) return [];
  const longMs = TIMES_USUAL * (usual.toAt - usual.fromAt);
  let restMs = (sorted.at(-1) as number) - (sorted[0] as number);
  const quiet: Span[] = [];
  while (quiet.length < MOST_GAPS) {
    const longest = byLength.pop();
    if (longest === undefined) break;
    const ms = longest.toAt - longest.fromAt;
    if (ms < longMs || ms < SHARE * restMs) break;
    quiet.push(longest);
    restMs -= ms;
  }
  return quiet.sort((a, b) => a.fromAt - b.fromAt);
}

function place(at: number, stretches: readonly Stretch[]): number {
  for (const { fromAt, toAt, fromPercent, toPercent } of stretches) {
    if (at > toAt) continue;
    if (at <= fromAt)
      return toAt === fromAt && stretches.length > 1 ? (fromPercent + toPercent) / 2 : fromPercent;
    return fromPercent + ((at - fromAt) / (toAt - fromAt)) * (toPercent - fromPercent);
  }
  return stretches.at(-1)?.toPercent ?? LEFT;
}
