import { countNoun, formatCount } from '../format-quantity.ts';
import { drawGround, drawLane, drawRing, isOneInstant, pct, type Ring } from './draw-lane.ts';
import { formatSpan } from './format-offset.ts';
import type { JudgedDelivery, JudgedRun } from './judged-run.ts';
import { html, type Markup } from './markup.ts';
import { drawMark, MARK_LABELS, type MarkName } from './outcome-marks.ts';
import { createTimeScale, type TimeScale } from './time-scale.ts';
import { placeTicks, type Tick } from './time-ticks.ts';
import { chooseLanes, type Lane, type LaneChoice, type LaneLimits } from './timeline-lanes.ts';

const LIMITS: LaneLimits = { lanes: 24, attempts: 3000 };

/** Renders the story as a timeline: a lane a contact, story time from left to right. */
export function renderTimeline(log: JudgedRun, id: string): Markup {
  const choice = chooseLanes(log.deliveries, LIMITS);
  const startedAt = Date.parse(log.storyStartedAt ?? '');
  const scale = createTimeScale(choice.lanes.flatMap(instantsOf).filter((at) => !Number.isNaN(at)));
  if (scale.stretches.length === 0 || Number.isNaN(startedAt)) return html``;
  const ticks = placeTicks(scale, startedAt);
  const rows = choice.lanes.map(
    (lane) =>
      html`<div class="row"><div class="who" title="${lane.name}">${lane.name}</div>${drawLane(lane, { scale, ticks, startedAt })}</div>\n`,
  );
  return html`<section class="timeline" aria-labelledby="${id}">
<h3 id="${id}">Timeline</h3>
<p class="note">${isOneInstant(scale) ? 'Everything happened at one instant: in its order from left to right' : 'Story time from left to right'}, from ${log.storyStartedAt}. ${explain(log, scale, choice)}</p>
<div class="lanes">
<div class="row axis"><div class="who">contact</div>${drawAxis(scale, ticks)}</div>
${rows}</div>
${renderLegend(choice.lanes)}
</section>`;
}

function explain({ deliveries, eventCount }: JudgedRun, { gaps }: TimeScale, choice: LaneChoice): string {
  const { lanes, laneCount, undrawnCount } = choice;
  return [
    ...(deliveries.some(({ attemptCount }) => attemptCount > 1)
      ? ['Attempts that would cover one another are set apart.']
      : []),
    ...(gaps.length > 0 ? ['Hatched stretches are quiet and drawn short.'] : []),
    ...(lanes.length < laneCount
      ? [
          `${formatCount(lanes.length)} of ${countNoun(laneCount, 'contact')} are drawn, those in which something went wrong first.`,
        ]
      : []),
    ...(undrawnCount > 0 ? [`${countNoun(undrawnCount, 'later event')} of theirs are not drawn.`] : []),
    ...(deliveries.length < eventCount ? ['Only events that are listed below are drawn.'] : []),
  ].join(' ');
}

function drawAxis(scale: TimeScale, ticks: readonly Tick[]): Markup {
  const labels = ticks.map(({ percent, label, side, width }) => {
    const [anchor, beside] = side === 'right' ? ['start', 4] : ['end', -4];
    return html`<text class="tick ${width}" x="${pct(percent)}" dx="${beside}" y="14" text-anchor="${anchor}">${label}</text>`;
  });
  const quiet = scale.gaps.map(
    ({ fromPercent, toPercent, ms }) =>
      html`<text class="quiet wide" x="${pct((fromPercent + toPercent) / 2)}" y="30" text-anchor="middle">${formatSpan(ms)}</text>`,
  );
  const height = scale.gaps.length > 0 ? 36 : 20;
  return html`<svg class="lane" width="100%" height="${height}" aria-hidden="true" focusable="false">${drawGround(scale, ticks)}${labels}${quiet}</svg>`;
}

function renderLegend(lanes: readonly Lane[]): Markup {
  const deliveries = lanes.flatMap(({ placed }) => placed.map(({ delivery }) => delivery));
  const shown = new Set<MarkName>(deliveries.flatMap(marksOf));
  const items = (Object.keys(MARK_LABELS) as readonly MarkName[])
    .filter((name) => shown.has(name))
    .map((name) => html`<li>${drawMark(name)} ${MARK_LABELS[name]}</li>`);
  const rings = [
    ...(deliveries.some(({ unmet }) => unmet.length > 0)
      ? [html`<li>${drawRingSample('unexpected')} not as expected</li>`]
      : []),
    ...(deliveries.some(({ fault }) => fault !== null)
      ? [html`<li>${drawRingSample('fault')} with a fault</li>`]
      : []),
    ...(deliveries.some(({ lost }) => lost) ? [html`<li>${drawRingSample('lost')} lost</li>`] : []),
  ];
  return html`<ul class="legend" aria-label="Marks">${items}${rings}</ul>`;
}

function drawRingSample(ring: Ring): Markup {
  return html`<svg class="mark" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false">${drawRing(ring, { x: 0, y: 0 })}</svg>`;
}

function marksOf({ dropped, attempts }: JudgedDelivery): readonly MarkName[] {
  if (dropped === true) return ['dropped'];
  return attempts.length === 0 ? ['unsent'] : attempts.map(({ outcome }) => outcome);
}

function instantsOf({ placed }: Lane): readonly number[] {
  return placed.flatMap(({ delivery }) => {
    const { attempts, storyAt } = delivery;
    return attempts.length === 0
      ? [Date.parse(storyAt)]
      : attempts.map((attempt) => Date.parse(attempt.storyAt));
  });
}
