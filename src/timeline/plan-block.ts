import type { EachStep, RepeatStep } from '../model/scenario.ts';
import type { ContactRef, Occurrence } from '../model/timeline.ts';
import { createDraws } from '../seed/draws.ts';
import { compareOccurrences, type Flow, openFlow, type Story } from './flow.ts';
import { type LazyStream, mergeStreams } from './merge-streams.ts';
import { planFlow, type Span, widen } from './plan-flow.ts';
import { repeatOffsets } from './repeat-offsets.ts';

/**
 * Lays out an `each` or a `repeat`: its span now, its events when they are asked for.
 *
 * @remarks The rounds are planned twice, once to learn the span and once to stream, so that no round is kept.
 */
export function planBlock(
  story: Story,
  block: { readonly step: EachStep | RepeatStep; readonly flow: Flow; readonly startsAtMs: number },
): { readonly stream: LazyStream<Occurrence>; readonly span: Span | null } {
  const rounds = (): Iterable<Flow> =>
    block.step.form === 'each' ? membersOf(story, { ...block, step: block.step }) : roundsOf(story, { ...block, step: block.step });

  let span: Span | null = null;
  let beginsEarly = false;
  for (const flow of rounds()) {
    const round = planFlow(story, flow).span;
    if (round === null) continue;
    span = widen(span, round);
    beginsEarly ||= round.firstMs < flow.startsAtMs;
  }

  const compare = compareOccurrences(story);
  const offsetOf = (event: Occurrence): number => event.offsetMs;
  const single = block.step.steps.length === 1 && block.step.steps[0]?.form === 'emit' && !beginsEarly;
  // `after: { step }` can place an event before its own round begins; then every round is opened at once.
  const opensAt = (flow: Flow): number => (beginsEarly ? (span as Span).firstMs : flow.startsAtMs);

  function* streams(): Generator<LazyStream<Occurrence>> {
    for (const flow of rounds()) {
      yield {
        opensAtMs: opensAt(flow),
        open: () => mergeStreams(planFlow(story, flow).streams, compare, offsetOf),
      };
    }
  }
  // One event a round, each at its round's start or a fixed time after it: already in order.
  function* inOrder(): Generator<Occurrence> {
    for (const stream of streams()) yield* { [Symbol.iterator]: () => stream.open() };
  }
  return {
    span,
    stream: {
      opensAtMs: span?.firstMs ?? block.startsAtMs,
      open: () => (single ? inOrder() : mergeStreams(streams(), compare, offsetOf)),
    },
  };
}

function* membersOf(
  story: Story,
  block: { readonly step: EachStep; readonly flow: Flow; readonly startsAtMs: number },
): Generator<Flow> {
  const count = story.cast.find((spec) => spec.name === block.step.group)?.count ?? 0;
  for (let member = 0; member < count; member++) {
    yield openFlow(block.flow, {
      steps: block.step.steps,
      startsAtMs: block.startsAtMs + member * block.step.everyMs,
      iteration: [...block.flow.iteration, member],
      member: () => ({ name: block.step.group, member }),
    });
  }
}

function* roundsOf(
  story: Story,
  block: { readonly step: RepeatStep; readonly flow: Flow; readonly startsAtMs: number },
): Generator<Flow> {
  const { step, flow } = block;
  const spec = story.cast.find((one) => one.name === step.contact);
  const draws = createDraws(story.seed, 'pace', step.identity, ...flow.iteration);
  let round = 0;
  for (const offsetMs of repeatOffsets(step.pace, step.count, draws)) {
    const iteration = [...flow.iteration, round];
    yield openFlow(flow, {
      steps: step.steps,
      startsAtMs: block.startsAtMs + offsetMs,
      iteration,
      member: () => memberOf(iteration),
    });
    round += 1;
  }

  function memberOf(iteration: readonly number[]): ContactRef | null {
    if (spec === undefined) return flow.member();
    if (spec.count === undefined) return { name: spec.name, member: null };
    const outer = flow.member();
    if (outer?.name === spec.name) return outer;
    const member = createDraws(story.seed, 'contact', step.identity, ...iteration).integer(0, spec.count - 1);
    return { name: spec.name, member };
  }
}
