import type { AgainStep, EmitStep } from '../model/scenario.ts';
import type { ContactRef, Occurrence } from '../model/timeline.ts';
import { createDraws } from '../seed/draws.ts';
import { type Flow, findLaidOut, type Story } from './flow.ts';
import { stepReferences } from './step-references.ts';

/** A step that has its instant, in milliseconds since the story began. */
type Placed<Form> = { readonly step: Form; readonly flow: Flow; readonly offsetMs: number };

const NO_REFERENCES: ReadonlyMap<string, Occurrence> = new Map();

/** Makes the event of a step that has its instant: draws its kind, finds its contact and what it refers to. */
export function makeOccurrence(story: Story, at: Placed<EmitStep | AgainStep>): Occurrence {
  const { step } = at;
  return step.form === 'emit' ? makeEmitted(story, { ...at, step }) : makeAgain({ ...at, step });
}

function makeEmitted(story: Story, { step, flow, offsetMs }: Placed<EmitStep>): Occurrence {
  return {
    step,
    iteration: flow.iteration,
    kind: drawKind(story, step, flow),
    revision: step.revision ?? story.revision,
    offsetMs,
    contact: findContact(story, step, flow),
    original: null,
    references: findReferences(step, flow),
  };
}

function makeAgain({ step, flow, offsetMs }: Placed<AgainStep>): Occurrence {
  const original = findLaidOut(flow, step.of).event();
  const references = findReferences(step, flow);
  return { ...original, step, iteration: flow.iteration, offsetMs, original, references };
}

function drawKind(story: Story, step: EmitStep, flow: Flow): string {
  const [first, second] = step.kinds;
  if (second === undefined) return first?.kind ?? '';
  return createDraws(story.seed, 'kind', step.identity, ...flow.iteration).pickWeighted(step.kinds).kind;
}

/** A contact that a flow around the step goes through, else the one it names, else the only one there is. */
function findContact(story: Story, step: EmitStep, flow: Flow): ContactRef | null {
  for (let scope: Flow | null = flow; scope !== null; scope = scope.outer) {
    const member = scope.member();
    if (member !== null && (step.contact === undefined || step.contact === member.name)) return member;
  }
  const name = step.contact ?? story.cast.find((spec) => spec.count === undefined)?.name;
  return name === undefined ? null : { name, member: null };
}

function findReferences(step: EmitStep | AgainStep, flow: Flow): ReadonlyMap<string, Occurrence> {
  const ids = stepReferences(step);
  if (ids.size === 0) return NO_REFERENCES;
  return new Map([...ids].map((id) => [id, findLaidOut(flow, id).event()]));
}
