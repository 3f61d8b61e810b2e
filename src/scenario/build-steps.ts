import type { CastSpec, EmitStep, RepeatPace, Step, StepOrigin } from '../model/scenario.ts';
import { buildAgain, buildEmit } from './build-events.ts';
import type * as written from './generated/scenario-file.ts';
import { createStepNamer, type StepNamer } from './name-step.ts';
import { parseDuration } from './parse-duration.ts';
import { joinPointer, positionOf, type SourceTree } from './source-tree.ts';

/** What a block of steps gives to those inside. */
export type Block = {
  readonly tree: SourceTree;
  readonly pointer: string;
  readonly nameStep: StepNamer;
  /** Who a step without `contact` is about: the flow's member, else the only contact there is. */
  readonly contact: string | null;
  /** Whether that is the only contact rather than the flow's. */
  readonly isFlow: boolean;
};

/** Normalises the steps of a story. */
export function buildSteps(
  steps: readonly written.Step[],
  tree: SourceTree,
  cast: readonly CastSpec[],
): readonly Step[] {
  const singles = cast.filter((spec) => spec.count === undefined);
  const only = singles.length === 1 ? (singles[0] as CastSpec).name : null;
  return buildBlock(steps, {
    tree,
    pointer: '/steps',
    nameStep: createStepNamer(''),
    contact: only,
    isFlow: false,
  });
}

function buildBlock(steps: readonly written.Step[], block: Block): readonly Step[] {
  return steps.map((step, index) => buildStep(step, joinPointer(block.pointer, index), block));
}

function buildStep(step: written.Step, pointer: string, block: Block): Step {
  const position = positionOf(block.tree, pointer, 'value');
  if ('repeat' in step) return buildRepeat(step, pointer, block);
  if ('each' in step) {
    const identity = block.nameStep(null, { form: 'each', subject: [], contact: step.each });
    return {
      form: 'each',
      id: null,
      identity,
      position,
      group: step.each,
      everyMs: parseDuration(step.every ?? '0s') ?? 0,
      steps: buildBlock(step.steps, enter(block, pointer, identity, step.each)),
    };
  }
  if ('wait' in step) {
    const identity = block.nameStep(null, { form: 'wait', subject: [], contact: null });
    return { form: 'wait', id: null, identity, position, durationMs: parseDuration(step.wait) ?? 0 };
  }
  return 'again' in step ? buildAgain(step, pointer, block) : buildEmit(step, pointer, block);
}

function buildRepeat(step: written.RepeatStep, pointer: string, block: Block): Step {
  const kinds = 'mix' in step ? Object.keys(step.mix) : 'emit' in step ? [step.emit] : [];
  const contact = step.contact ?? block.contact;
  const origin: StepOrigin = {
    id: null,
    identity: block.nameStep(null, { form: 'repeat', subject: kinds, contact }),
    position: positionOf(block.tree, pointer, 'value'),
  };
  const inner = enter(block, pointer, origin.identity, step.contact);
  const repeat = { ...origin, form: 'repeat', count: step.repeat, pace: readPace(step) } as const;
  const steps = 'steps' in step ? buildBlock(step.steps, inner) : [buildRepeated(step, pointer, inner)];
  return step.contact === undefined ? { ...repeat, steps } : { ...repeat, contact: step.contact, steps };
}

/** The one event of a repeat: what stands beside `mix` or `emit`, without what belongs to the repeat. */
function buildRepeated(
  step: written.RepeatMixStep | written.RepeatEmitStep,
  pointer: string,
  inner: Block,
): EmitStep {
  const {
    repeat: _repeat,
    every: _every,
    over: _over,
    spacing: _spacing,
    contact: _contact,
    ...event
  } = step;
  return buildEmit(event, pointer, inner);
}

function enter(block: Block, pointer: string, identity: string, contact: string | undefined): Block {
  return {
    tree: block.tree,
    pointer: joinPointer(pointer, 'steps'),
    nameStep: createStepNamer(identity),
    contact: contact ?? block.contact,
    isFlow: block.isFlow || contact !== undefined,
  };
}

function readPace({ every, over, spacing = 'even' }: written.RepeatStep): RepeatPace {
  if (every !== undefined) return { by: 'every', ms: parseDuration(every) ?? 0, spacing };
  return { by: 'over', ms: parseDuration(over ?? '0s') ?? 0, spacing };
}
