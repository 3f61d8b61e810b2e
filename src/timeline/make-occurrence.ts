import type { AgainStep, EmitStep } from '../model/scenario.ts';
import type { ContactRef, Occurrence } from '../model/timeline.ts';
import { createDraws } from '../seed/draws.ts';
import { findLaidOut, type Flow, type Story } from './flow.ts';
import { stepReferences } from './step-references.ts';

/** Makes the event of a step that has its instant: draws its kind, finds its contact and what it refers to. */
export function makeOccurrence(
  story: Story,
  at: { readonly step: EmitStep | AgainStep; readonly flow: Flow; readonly offsetMs: number },
): Occurrence {
  if (at.step.form === 'emit') return makeEmitted(story, { ...at, step: at.step });
  const original = findLaidOut(at.flow, at.step.of).event();
  return { ...original, step: at.step, iteration: at.flow.iteration, offsetMs: at.offsetMs, original };
}

function makeEmitted(
  story: Story,
  at: { readonly step: EmitStep; readonly flow: Flow; readonly offsetMs: number },
): Occurrence {
  const { step, flow, offsetMs } = at;
  return {
    step,
    iteration: flow.iteration,
    kind: drawKind(),
    revision: step.revision ?? story.revision,
    offsetMs,
    contact: findContact(),
    original: null,
    references: new Map([...stepReferences(step)].map((id) => [id, findLaidOut(flow, id).event()])),
  };

  function drawKind(): string {
    const [first, second] = step.kinds;
    if (second === undefined) return first?.kind ?? '';
    return createDraws(story.seed, 'kind', step.identity, ...flow.iteration).pickWeighted(step.kinds).kind;
  }

  function findContact(): ContactRef | null {
    const member = flow.member();
    if (member !== null && (step.contact === undefined || step.contact === member.name)) return member;
    const name = step.contact ?? story.cast.find((spec) => spec.count === undefined)?.name;
    return name === undefined ? null : { name, member: null };
  }
}
