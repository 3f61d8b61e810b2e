import { formatOffset } from './format-offset.ts';
import type { Stretch, TimeScale } from './time-scale.ts';

/** How wide a drawing is. Each width has ticks of its own, since labels do not shrink with it. */
export type DrawingWidth = 'narrow' | 'medium' | 'wide';

/** A mark on the axis of time. */
export type Tick = {
  readonly percent: number;
  readonly label: string;
  /** On which side of its line the label stands: on the left only where the right has no room. */
  readonly side: 'left' | 'right';
  /** The drawings it is for. */
  readonly width: DrawingWidth;
};

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
/** The least number of pixels such a drawing has. */
const LEAST_PX: Readonly<Record<DrawingWidth, number>> = { narrow: 290, medium: 440, wide: 740 };
const LEAST_STEP_PX = 50;
const CHARACTER_PX = 6.5;
const BESIDE_PX = 4;
const APART_PX = 8;

/**
 * Places ticks at round times after the story's beginning; a stretch that holds none gets one where it begins.
 *
 * @param startedAt When the story began, epoch milliseconds.
 * @returns Those of each width in order of time; their labels do not overlap.
 */
export function placeTicks(scale: TimeScale, startedAt: number): readonly Tick[] {
  return (Object.keys(LEAST_PX) as readonly DrawingWidth[]).flatMap((width) => {
    const offsets = scale.stretches.map((stretch) => roundOffsets(stretch, startedAt, width));
    // What says when a stretch begins goes before what divides it.
    const inTurn = [...offsets.map(([first]) => first ?? 0), ...offsets.flatMap(([, ...rest]) => rest)];
    const ticks: Tick[] = [];
    for (const offsetMs of inTurn) {
      const percent = scale.toPercent(startedAt + offsetMs);
      const tick = besideLine({ percent, label: formatOffset(offsetMs), width });
      if (ticks.every((other) => areApart(tick, other))) ticks.push(tick);
    }
    return ticks.sort((one, other) => one.percent - other.percent);
  });
}

function roundOffsets(stretch: Stretch, startedAt: number, width: DrawingWidth): readonly number[] {
  const { fromAt, toAt, fromPercent, toPercent } = stretch;
  const fromMs = fromAt - startedAt;
  const toMs = toAt - startedAt;
  if (fromMs === toMs) return [fromMs];
  const pxPerMs = (((toPercent - fromPercent) / 100) * LEAST_PX[width]) / (toMs - fromMs);
  const multiples = (stepMs: number): readonly number[] => {
    const first = Math.ceil(fromMs / stepMs);
    return Array.from(
      { length: Math.floor(toMs / stepMs) - first + 1 },
      (_, index) => (first + index) * stepMs,
    );
  };
  const fits = (stepMs: number): boolean =>
    stepMs * pxPerMs >= LEAST_STEP_PX &&
    multiples(stepMs).every((offsetMs) => labelPx(formatOffset(offsetMs)) + APART_PX <= stepMs * pxPerMs);
  const stepMs = STEPS.find(fits);
  const offsets = stepMs === undefined ? [] : multiples(stepMs);
  return offsets.length === 0 ? [fromMs] : offsets;
}

function besideLine(tick: Omit<Tick, 'side'>): Tick {
  const onRight: Tick = { ...tick, side: 'right' };
  return extentPx(onRight).toPx <= LEAST_PX[tick.width] ? onRight : { ...tick, side: 'left' };
}

function areApart(one: Tick, other: Tick): boolean {
  const [a, b] = [extentPx(one), extentPx(other)];
  return a.toPx + APART_PX <= b.fromPx || b.toPx + APART_PX <= a.fromPx;
}

/** What a tick takes up on the least drawing of its width: its line, and its label beside it. */
function extentPx({ percent, label, side, width }: Tick): { readonly fromPx: number; readonly toPx: number } {
  const linePx = (percent / 100) * LEAST_PX[width];
  return side === 'right'
    ? { fromPx: linePx, toPx: linePx + labelPx(label) }
    : { fromPx: linePx - labelPx(label), toPx: linePx };
}

function labelPx(label: string): number {
  return BESIDE_PX + label.length * CHARACTER_PX;
}
