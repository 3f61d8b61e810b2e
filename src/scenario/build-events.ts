import { findFault } from '../catalog/faults.ts';
import type { Fault } from '../model/fault.ts';
import type {
  AgainStep,
  CallSpec,
  EmitStep,
  Placement,
  StepOrigin,
  WeightedKind,
} from '../model/scenario.ts';
import { buildStepExpectation } from './build-expectations.ts';
import type { Block } from './build-steps.ts';
import { dropUndefined } from './drop-undefined.ts';
import type * as written from './generated/scenario-file.ts';
import type { StepTraits } from './name-step.ts';
import { parseByteSize } from './parse-byte-size.ts';
import { parseDuration } from './parse-duration.ts';
import { parseInstant, parseTimeOfDay } from './parse-instant.ts';
import { joinPointer, positionOf } from './source-tree.ts';

/** An `emit` step, or the event of a `repeat`. */
type WrittenEvent =
  | written.EmitStep
  | Omit<written.RepeatEmitStep, 'repeat'>
  | Omit<written.RepeatMixStep, 'repeat'>;

type Placed = Pick<written.EmitStep, 'at' | 'after'>;

/** Normalises a step that sends an event of its own. */
export function buildEmit(step: WrittenEvent, pointer: string, block: Block): EmitStep {
  const kinds = readKinds(step);
  const asked = 'contact' in step ? step.contact : undefined;
  const contact = asked ?? block.contact;
  const traits = { form: 'emit', subject: kinds.map(({ kind }) => kind), contact };
  return dropUndefined({
    ...buildOrigin(step.id, traits, { pointer, block }),
    form: 'emit',
    kinds,
    placement: buildPlacement('at' in step || 'after' in step ? (step as Placed) : {}, pointer, block),
    contact: asked ?? (block.isFlow ? undefined : (block.contact ?? undefined)),
    user: step.user,
    location: step.location,
    call: 'call' in step && step.call !== undefined ? buildCall(step.call) : undefined,
    text: 'text' in step ? step.text : undefined,
    email: 'email' in step ? step.email : undefined,
    resends: 'resends' in step ? step.resends : undefined,
    omit: step.omit,
    revision: step.revision,
    ...buildJudged(step, pointer, block),
  });
}

/** Normalises a step that sends an earlier event once more. */
export function buildAgain(step: written.AgainStep, pointer: string, block: Block): AgainStep {
  const traits = { form: 'again', subject: [step.again], contact: null };
  return dropUndefined({
    ...buildOrigin(step.id, traits, { pointer, block }),
    form: 'again',
    of: step.again,
    placement: buildPlacement(step, pointer, block),
    ...buildJudged(step, pointer, block),
  });
}

type Spot = { readonly pointer: string; readonly block: Block };

function buildOrigin(id: string | undefined, traits: StepTraits, { pointer, block }: Spot): StepOrigin {
  return {
    id: id ?? null,
    identity: block.nameStep(id ?? null, traits),
    position: positionOf(block.tree, pointer, 'value'),
  };
}

function buildJudged(
  { set, fault, expect }: Pick<written.AgainStep, 'set' | 'fault' | 'expect'>,
  pointer: string,
  { tree }: Block,
): Pick<AgainStep, 'set' | 'fault' | 'expect'> {
  const position = positionOf(tree, joinPointer(pointer, 'expect'), 'key');
  return {
    set,
    fault: fault === undefined ? undefined : buildFault(fault),
    expect: expect === undefined ? undefined : buildStepExpectation(expect, position),
  };
}

function buildPlacement({ at, after }: Placed, pointer: string, { tree }: Block): Placement {
  if (at !== undefined) {
    const position = positionOf(tree, joinPointer(pointer, 'at'), 'value');
    const secondOfDay = parseTimeOfDay(at);
    if (secondOfDay !== null) return { form: 'time-of-day', secondOfDay, position };
    return { form: 'instant', at: parseInstant(at)?.at as number, position };
  }
  if (after === undefined) return { form: 'cursor' };
  if (typeof after === 'string') return { form: 'after-previous', byMs: parseDuration(after) as number };
  return { form: 'after-step', stepId: after.step, byMs: parseDuration(after.by) as number };
}

function buildFault(fault: written.Fault): Fault {
  const { name, by } = typeof fault === 'string' ? { name: fault } : fault;
  const { size } = findFault(name);
  if (size === null) return { name };
  const parse = size.unit === 'ms' ? parseDuration : parseByteSize;
  const amount = by === undefined ? size.default : (parse(by) as number);
  return size.unit === 'ms' ? { name, byMs: amount } : { name, byBytes: amount };
}

function buildCall({ duration, ...rest }: written.Call): CallSpec {
  return duration === undefined ? rest : { ...rest, durationMs: parseDuration(duration) as number };
}

function readKinds(step: WrittenEvent): readonly WeightedKind[] {
  if ('mix' in step)
    return Object.entries(step.mix).map(([kind, weight]) => ({ kind, weight: weight as number }));
  return [{ kind: step.emit, weight: 1 }];
}
