import type { Revision } from './revision.ts';
import type { AgainStep, EmitStep, StoryStart } from './scenario.ts';

/** A contact of the cast: a single one (`member` null), or member n of a group, from 0. */
export type ContactRef = { readonly name: string; readonly member: number | null };

/** One event of the story, before it has a place in the plan's order. */
export type Occurrence = {
  readonly step: EmitStep | AgainStep;
  /** The indices of the enclosing `each` members and `repeat` rounds, outermost first. */
  readonly iteration: readonly number[];
  /** The kind drawn from the step's kinds; an `again` has its original's. */
  readonly kind: string;
  readonly revision: Revision;
  /** Milliseconds since the story began. */
  readonly offsetMs: number;
  readonly contact: ContactRef | null;
  /** For an `again`: the event it repeats. */
  readonly original: Occurrence | null;
  /** Events this one refers to (`resends`, `email.thread`, `{{steps.…}}`), by step id. */
  readonly references: ReadonlyMap<string, Occurrence>;
};

/** An occurrence in plan order, which is the order of first sending. */
export type PlannedEvent = Occurrence & {
  /** Its place in the plan, from 0. */
  readonly index: number;
  /** When it is sent, in milliseconds since the story began; later or earlier than `offsetMs` only in disorder. */
  readonly sendOffsetMs: number;
  /** `duplicate`: the same bytes once more; `dropped`: never sent. */
  readonly fate: 'sent' | 'duplicate' | 'dropped';
  /** How many duplicates of it follow. */
  readonly duplicates: number;
};

/** A planned story. Iterating makes the events anew each time, in plan order, without keeping them. */
export type Timeline = {
  readonly start: StoryStart;
  /** Offset of the last event in milliseconds; 0 for an empty story. */
  readonly endsAtMs: number;
  readonly events: Iterable<PlannedEvent>;
};
