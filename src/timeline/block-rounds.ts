import type { EachStep, RepeatPace, RepeatStep } from '../model/scenario.ts';
import type { ContactRef } from '../model/timeline.ts';
import { createDraws } from '../seed/draws.ts';
import { type Flow, openFlow, type Story } from './flow.ts';
import { repeatOffsets } from './repeat-offsets.ts';

/** A step that goes through its own steps many times, at the instant the story has come to it. */
export type Block = {
  readonly step: EachStep | RepeatStep;
  readonly flow: Flow;
  readonly startsAtMs: number;
};

/** The rounds of a block: the members of an `each`, the times of a `repeat`. */
export type BlockRounds = {
  /** In order of their start, made one at a time. */
  all(): Generator<Flow>;
  /** The first and the last of them. */
  ends(): Generator<Flow>;
};

/** Creates the rounds of a block; their contacts are drawn when asked for. */
export function createRounds(story: Story, block: Block): BlockRounds {
  const { pace, count, memberOf } =
    block.step.form === 'each'
      ? describeEach(story, block.step)
      : describeRepeat(story, block.step, block.flow);

  const offsets = (): Generator<number> =>
    repeatOffsets(pace, count, createDraws(story.seed, 'pace', block.step.identity, ...block.flow.iteration));

  const open = (round: number, offsetMs: number): Flow => {
    const iteration = [...block.flow.iteration, round];
    return openFlow(block.flow, {
      steps: block.step.steps,
      startsAtMs: block.startsAtMs + offsetMs,
      iteration,
      member: () => memberOf(iteration),
    });
  };

  return {
    *all() {
      let round = 0;
      for (const offsetMs of offsets()) {
        yield open(round, offsetMs);
        round += 1;
      }
    },
    *ends() {
      let round = 0;
      let lastMs = 0;
      for (const offsetMs of offsets()) {
        if (round === 0) yield open(0, offsetMs);
        lastMs = offsetMs;
        round += 1;
      }
      if (round > 1) yield open(round - 1, lastMs);
    },
  };
}

type RoundsDescription = {
  readonly pace: RepeatPace;
  readonly count: number;
  memberOf(iteration: readonly number[]): ContactRef | null;
};

function describeEach(story: Story, step: EachStep): RoundsDescription {
  return {
    pace: { by: 'every', ms: step.everyMs, spacing: 'even' },
    count: story.cast.find((spec) => spec.name === step.group)?.count ?? 0,
    memberOf: (iteration) => ({ name: step.group, member: iteration.at(-1) as number }),
  };
}

function describeRepeat(story: Story, step: RepeatStep, flow: Flow): RoundsDescription {
  const spec = story.cast.find((one) => one.name === step.contact);
  return {
    pace: step.pace,
    count: step.count,
    memberOf: (iteration) => {
      if (spec === undefined) return flow.member();
      if (spec.count === undefined) return { name: spec.name, member: null };
      const outer = flow.member();
      if (outer?.name === spec.name) return outer;
      const draws = createDraws(story.seed, 'contact', step.identity, ...iteration);
      return { name: spec.name, member: draws.integer(0, spec.count - 1) };
    },
  };
}
