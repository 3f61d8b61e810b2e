import type { Step } from '../model/scenario.ts';
import type { Occurrence } from '../model/timeline.ts';
import { type Block, type BlockRounds, createRounds } from './block-rounds.ts';
import type { Flow, Story } from './flow.ts';
import { inOpeningOrder, type LazyStream, mergeStreams } from './merge-streams.ts';
import { planFlow, type Span, widen } from './plan-flow.ts';

/** A block laid out in time. */
export type PlannedBlock = { readonly span: Span; readonly stream: LazyStream };

/**
 * Lays out an `each` or a `repeat`: its span now, its events when they are asked for.
 *
 * @remarks No round is kept, however many there are and however they overlap.
 * @returns Null for a block without events.
 */
export function planBlock(story: Story, block: Block): PlannedBlock | null {
  const { steps } = block.step;
  const rounds = createRounds(story, block);
  return steps.some(isMovedByChance) ? planRounds(story, rounds) : planColumns(story, { rounds, steps });
}

/**
 * Lays out a block step by step: what comes of one step is in order, as in a later round it stands later or at the
 * same instant. So a million rounds that overlap take as many open streams as there are steps.
 */
function planColumns(
  story: Story,
  block: { readonly rounds: BlockRounds; readonly steps: readonly Step[] },
): PlannedBlock | null {
  const { rounds, steps } = block;
  const [first] = rounds.all();
  const span = spanOf(story, steps.some(isAtTimeOfDay) ? rounds.all() : rounds.ends());
  if (first === undefined || span === null) return null;

  const columns = planFlow(story, first).streams.map(({ opensAtMs, isBlock }, place) => ({
    opensAtMs,
    open: () => (isBlock ? mergeStreams(story, streamsAt(place)) : eventsAt(place)),
  }));
  function* streamsAt(place: number): Generator<LazyStream> {
    for (const round of rounds.all()) yield planFlow(story, round).streams[place] as LazyStream;
  }
  function* eventsAt(place: number): Generator<Occurrence> {
    for (const stream of streamsAt(place)) yield* stream.open();
  }
  return {
    span,
    stream: { opensAtMs: span.firstMs, open: () => mergeStreams(story, inOpeningOrder(columns)) },
  };
}

/** Lays out a block round by round, where chance decides how long a step of a round takes. */
function planRounds(story: Story, rounds: BlockRounds): PlannedBlock | null {
  let span: Span | null = null;
  let beginsEarly = false;
  for (const round of rounds.all()) {
    const planned = planFlow(story, round);
    if (planned.span === null) return null;
    span = widen(span, planned.span);
    beginsEarly ||= planned.span.firstMs < round.startsAtMs;
  }
  if (span === null) return null;

  const { firstMs } = span;
  function* streams(): Generator<LazyStream> {
    for (const round of rounds.all()) {
      yield {
        // `after: { step }` can place an event before its own round begins; then every round is opened at once.
        opensAtMs: beginsEarly ? firstMs : round.startsAtMs,
        open: () => mergeStreams(story, inOpeningOrder(planFlow(story, round).streams)),
      };
    }
  }
  return { span, stream: { opensAtMs: firstMs, open: () => mergeStreams(story, streams()) } };
}

/** The span of rounds, which are all alike in having events or not. */
function spanOf(story: Story, rounds: Iterable<Flow>): Span | null {
  let span: Span | null = null;
  for (const round of rounds) {
    const planned = planFlow(story, round).span;
    if (planned === null) return null;
    span = widen(span, planned);
  }
  return span;
}

function isMovedByChance(step: Step): boolean {
  if (step.form === 'repeat' && step.pace.spacing === 'poisson') return true;
  return (step.form === 'each' || step.form === 'repeat') && step.steps.some(isMovedByChance);
}

/** Whether a step of a round can be impossible though the first and the last round are not. */
function isAtTimeOfDay(step: Step): boolean {
  if (step.form === 'each' || step.form === 'repeat') return step.steps.some(isAtTimeOfDay);
  return step.form !== 'wait' && step.placement.form === 'time-of-day';
}
