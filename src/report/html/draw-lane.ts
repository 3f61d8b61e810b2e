import { labelAttempt } from '../describe-attempt.ts';
import { countNoun } from '../format-quantity.ts';
import { formatOffset } from './format-offset.ts';
import { html, type Markup } from './markup.ts';
import { MARK_LABELS, type MarkName } from './outcome-marks.ts';
import { packRows } from './pack-rows.ts';
import { spreadMarks } from './spread-marks.ts';
import type { TimeScale } from './time-scale.ts';
import type { Tick } from './time-ticks.ts';
import type { Lane, Placed } from './timeline-lanes.ts';

/** What all lanes of a timeline are drawn on. */
export type LaneGround = {
  readonly scale: TimeScale;
  readonly ticks: readonly Tick[];
  /** When the story began, epoch milliseconds. */
  readonly startedAt: number;
};

const ROW_PX = 15;
const EDGE_PX = 5;
const MARK_PX = 13;
const MOST_ROWS = 12;
const INSTANT_COLUMNS = 18;
const INSTANT_STEP_PERCENT = 5.2;

type Point = {
  readonly at: number;
  readonly mark: MarkName;
  readonly title: string;
  readonly rings: readonly Ring[];
};

/** What stands around a mark. */
export type Ring = 'fault' | 'lost' | 'unexpected';

/** Draws what happened to one contact: a mark an attempt, those of one delivery on one line. */
export function drawLane(lane: Lane, ground: LaneGround): Markup {
  const { scale, ticks } = ground;
  const drawn = lane.placed
    .map(({ delivery, index }, place) => {
      const points = pointsOf({ delivery, index }, ground.startedAt);
      const percents = spreadMarks(
        points.map(({ at }) => scale.toPercent(at) + (isOneInstant(scale) ? besideOthers(place) : 0)),
      );
      return {
        index,
        points,
        percents,
        fromPercent: Math.min(...percents),
        toPercent: Math.max(...percents),
      };
    })
    .filter(({ points }) => points.length > 0)
    .sort((a, b) => a.fromPercent - b.fromPercent);
  const rows = packRows(drawn, MOST_ROWS);
  const height = (Math.max(0, ...rows) + 1) * ROW_PX + 2 * EDGE_PX;
  const deliveries = drawn.map(({ index, points, percents, fromPercent, toPercent }, place) => {
    const y = EDGE_PX + ((rows[place] as number) + 0.5) * ROW_PX;
    const line =
      points.length > 1
        ? html`<line class="retries" x1="${pct(fromPercent)}" x2="${pct(toPercent)}" y1="${y}" y2="${y}"/>`
        : null;
    const marks = points.map((point, number) => drawPoint(point, percents[number] as number, y));
    return html`<g data-i="${index}">${line}${marks}</g>`;
  });
  return html`<svg class="lane" width="100%" height="${height}" role="img" aria-label="${describeLane(lane)}">${drawGround(scale, ticks)}${deliveries}</svg>`;
}

/** Whether everything happened at once, so that marks stand side by side in the order of the story. */
export function isOneInstant({ stretches }: TimeScale): boolean {
  const [first] = stretches;
  return stretches.length === 1 && first?.fromAt === first?.toAt;
}

function besideOthers(place: number): number {
  return (place % INSTANT_COLUMNS) * INSTANT_STEP_PERCENT;
}

/** Draws quiet gaps and the lines of the ticks, over the whole height. */
export function drawGround({ gaps }: TimeScale, ticks: readonly Tick[]): Markup {
  const bands = gaps.map(
    ({ fromPercent, toPercent }) =>
      html`<rect class="quiet" x="${pct(fromPercent)}" width="${pct(toPercent - fromPercent)}" y="0" height="100%"/>`,
  );
  const lines = ticks.map(
    ({ percent, width }) =>
      html`<line class="tick ${width}" x1="${pct(percent)}" x2="${pct(percent)}" y1="0" y2="100%"/>`,
  );
  return html`${bands}${lines}`;
}

/** Writes a place in percent, short. */
export function pct(percent: number): string {
  return `${Number(percent.toFixed(2))}%`;
}

function drawPoint({ mark, title, rings }: Point, percent: number, y: number): Markup {
  const x = pct(percent);
  const half = MARK_PX / 2;
  const around = rings.map((ring) => drawRing(ring, { x, y }));
  const state = rings.includes('unexpected') ? 'unexpected' : mark;
  return html`${around}<use class="${state}" href="#m-${mark}" x="${x}" y="${y}" width="${MARK_PX}" height="${MARK_PX}" transform="translate(-${half} -${half})"><title>${title}</title></use>`;
}

/** Draws what stands around a mark and says more of it: a square when it is not as expected, else a circle. */
export function drawRing(ring: Ring, { x, y }: { readonly x: string | number; readonly y: number }): Markup {
  return ring === 'unexpected'
    ? html`<rect class="ring unexpected" x="${x}" y="${y}" width="13" height="13" rx="2" transform="translate(-6.5 -6.5)"/>`
    : html`<circle class="ring ${ring}" cx="${x}" cy="${y}" r="7"/>`;
}

/** The points of a delivery, without those whose instant cannot be read. */
function pointsOf(placed: Placed, startedAt: number): readonly Point[] {
  return describePoints(placed, startedAt).filter(({ at }) => !Number.isNaN(at));
}

function describePoints({ delivery }: Placed, startedAt: number): readonly Point[] {
  const { eventKind, attempts, attemptCount, dropped, fault, lost, unmet } = delivery;
  const faulted: readonly Ring[] = fault === null ? [] : ['fault'];
  const atEnd: readonly Ring[] = [
    ...(lost ? (['lost'] as const) : []),
    ...(unmet.length > 0 ? (['unexpected'] as const) : []),
  ];
  const when = (at: number): string => formatOffset(at - startedAt);
  if (attempts.length === 0) {
    const at = Date.parse(delivery.storyAt);
    const mark = dropped === true ? 'dropped' : 'unsent';
    return [{ at, mark, title: `${eventKind} · ${MARK_LABELS[mark]} · ${when(at)}`, rings: faulted }];
  }
  return attempts.map(({ number, outcome, status, storyAt }, index): Point => {
    const at = Date.parse(storyAt);
    const isLast = index === attempts.length - 1;
    const title = [
      eventKind,
      ...(attemptCount > 1 ? [`attempt ${number} of ${attemptCount}`] : []),
      labelAttempt(outcome, status),
      ...(fault === null ? [] : [`fault ${fault}`]),
      ...(lost && isLast ? ['lost'] : []),
      ...(isLast ? unmet.map(({ expected }) => `expected ${expected}`) : []),
      when(at),
    ].join(' · ');
    return { at, mark: outcome, title, rings: isLast ? [...faulted, ...atEnd] : faulted };
  });
}

function describeLane({ name, placed }: Lane): string {
  const counts = new Map<string, number>();
  for (const { delivery } of placed) {
    const { dropped, attempts } = delivery;
    const last = attempts.at(-1);
    const label = dropped === true ? 'dropped' : last === undefined ? 'unsent' : last.outcome;
    counts.set(MARK_LABELS[label], (counts.get(MARK_LABELS[label]) ?? 0) + 1);
  }
  const outcomes = Array.from(counts, ([label, count]) => `${count} ${label}`).join(', ');
  const attemptCount = placed.reduce((sum, { delivery }) => sum + delivery.attemptCount, 0);
  const unmetCount = placed.filter(({ delivery }) => delivery.unmet.length > 0).length;
  const unmet = unmetCount > 0 ? `; ${unmetCount} not as expected` : '';
  return `${name}: ${countNoun(placed.length, 'event')}, ${countNoun(attemptCount, 'attempt')}; ${outcomes}${unmet}`;
}
