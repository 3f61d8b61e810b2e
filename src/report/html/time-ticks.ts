import { formatOffset } from './format-offset.ts';
import type { Stretch, TimeScale } from './time-scale.ts';

/** How wide a drawing must be to show a tick: any width, or from about 600 or 960 pixels. */
export type TickRank = 'any' | 'medium' | 'wide';

/** A mark on the axis of time. */
export type Tick = { readonly percent: number; readonly label: string; readonly rank: TickRank };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365].map((count) => count * DAY),
];
const RANKS: readonly { readonly rank: TickRank; readonly widthPx: number }[] = [
  { rank: 'any', widthPx: 290 },
  { rank: 'medium', widthPx: 600 },
  { rank: 'wide', widthPx: 960 },
];
const CHARACTER_PX = 7;
const APART_PX = 14;
/** Room for a tick's label at the widest, in percent. */
const STEP_PERCENT = 9;

/**
 * Places ticks at round times after the story's beginning; a stretch that holds none gets one where it begins.
 *
 * @param startedAt When the story began, epoch milliseconds.
 * @returns In order of time. Those shown at one width do not overlap.
 */
export function placeTicks(scale: TimeScale, startedAt: number): readonly Tick[] {
  const offsets = scale.stretches.flatMap((stretch) => roundOffsets(stretch, startedAt));
  const candidates = offsets.map((offsetMs) => ({
    percent: scale.toPercent(startedAt + offsetMs),
    label: formatOffset(offsetMs),
  }));
  const placed = new Map<(typeof candidates)[number], TickRank>();
  for (const { rank, widthPx } of RANKS) {
    for (const candidate of candidates) {
      if (placed.has(candidate)) continue;
      const others = [...placed.keys()];
      if (others.every((other) => isApart(candidate, other, widthPx))) placed.set(candidate, rank);
    }
  }
  return Array.from(placed, ([tick, rank]) => ({ ...tick, rank })).sort((a, b) => a.percent - b.percent);
}

function roundOffsets(
  { fromAt, toAt, fromPercent, toPercent }: Stretch,
  startedAt: number,
): readonly number[] {
  const fromMs = fromAt - startedAt;
  const toMs = toAt - startedAt;
  const wantedMs = ((toMs - fromMs) * STEP_PERCENT) / (toPercent - fromPercent);
  const stepMs = STEPS.find((step) => step >= wantedMs) ?? Math.ceil(wantedMs / DAY) * DAY;
  const offsets: number[] = [];
  for (let at = Math.ceil(fromMs / stepMs) * stepMs; at <= toMs; at += stepMs) offsets.push(at);
  return offsets.length === 0 || fromAt === toAt ? [fromMs] : offsets;
}

type Labelled = { readonly percent: number; readonly label: string };

function isApart(a: Labelled, b: Labelled, widthPx: number): boolean {
  const betweenPx = (Math.abs(a.percent - b.percent) / 100) * widthPx;
  return betweenPx >= ((a.label.length + b.label.length) / 2) * CHARACTER_PX + APART_PX;
}
