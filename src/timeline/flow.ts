import type { Revision } from '../model/revision.ts';
import type { CastSpec, Step, StoryStart } from '../model/scenario.ts';
import type { ContactRef, Occurrence } from '../model/timeline.ts';

/** What planning needs to know of the whole story. */
export type Story = {
  readonly seed: string;
  readonly start: StoryStart;
  readonly revision: Revision;
  readonly cast: readonly CastSpec[];
  /** Each step's place in the file, for events of the same instant. */
  readonly fileOrder: ReadonlyMap<Step, number>;
};

/** One pass through a list of steps: the story itself, one member of an `each`, or one round of a `repeat`. */
export type Flow = {
  readonly steps: readonly Step[];
  readonly startsAtMs: number;
  readonly iteration: readonly number[];
  /** The contact events have when their step names none; drawn when asked for. */
  member(): ContactRef | null;
  readonly outer: Flow | null;
  /** The single events laid out so far, by step id. */
  readonly known: Map<string, LaidOut>;
};

/** An event that has its instant; the rest of it is made when asked for. */
export type LaidOut = { readonly offsetMs: number; event(): Occurrence };

/**
 * Opens a flow inside another.
 *
 * @param place Where it begins and for whom.
 */
export function openFlow(
  outer: Flow | null,
  place: Pick<Flow, 'steps' | 'startsAtMs' | 'iteration' | 'member'>,
): Flow {
  const { steps, startsAtMs, iteration, member } = place;
  // Most of a million rounds have a step or two, and nothing refers to them.
  const known = steps.some((step) => step.id !== null) ? new Map<string, LaidOut>() : NOTHING_KNOWN;
  return { steps, startsAtMs, iteration, member, outer, known };
}

const NOTHING_KNOWN = new Map<string, LaidOut>();

/** Finds an event by its step's id, in this flow or one around it; the scenario was checked, so it is there. */
export function findLaidOut(flow: Flow, stepId: string): LaidOut {
  for (let scope: Flow | null = flow; scope !== null; scope = scope.outer) {
    const found = scope.known.get(stepId);
    if (found !== undefined) return found;
  }
  throw new RangeError(`No event of step "${stepId}" is planned before this one.`);
}

/** Orders occurrences by instant, then file order, then member and round. */
export function compareOccurrences(story: Story): (a: Occurrence, b: Occurrence) => number {
  return (a, b) => {
    if (a.offsetMs !== b.offsetMs) return a.offsetMs - b.offsetMs;
    if (a.step !== b.step)
      return (story.fileOrder.get(a.step) as number) - (story.fileOrder.get(b.step) as number);
    for (let depth = 0; depth < a.iteration.length; depth++) {
      const difference = (a.iteration[depth] as number) - (b.iteration[depth] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}
