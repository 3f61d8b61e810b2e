import { TimelineError } from '../errors/timeline-error.ts';
import type { AgainStep, EmitStep } from '../model/scenario.ts';
import type { Occurrence } from '../model/timeline.ts';
import { type Flow, findLaidOut, type LaidOut, type Story } from './flow.ts';
import { makeOccurrence } from './make-occurrence.ts';
import type { LazyStream } from './merge-streams.ts';
import { type Cursor, place, placeStep } from './place-step.ts';
import { planBlock } from './plan-block.ts';

/** A flow laid out in time; its streams, in file order, are opened only when the story gets there. */
export type PlannedFlow = {
  readonly streams: readonly FlowStream[];
  /** Offsets of the first and the last event in milliseconds; null without events. */
  readonly span: Span | null;
};

/** What comes of one step: one event, or those of a block. */
export type FlowStream = LazyStream & { readonly isBlock: boolean };

export type Span = { readonly firstMs: number; readonly lastMs: number };

/** Lays out the steps of one flow. */
export function planFlow(story: Story, flow: Flow): PlannedFlow {
  const streams: FlowStream[] = [];
  let cursor: Cursor = { atMs: flow.startsAtMs, previousMs: null };
  let span: Span | null = null;
  for (const step of flow.steps) {
    switch (step.form) {
      case 'wait':
        cursor = { ...cursor, atMs: cursor.atMs + step.durationMs };
        break;
      case 'emit':
      case 'again': {
        const { offsetMs, cursorMs } = placeStep(step.placement, { cursor, flow, start: story.start });
        if (step.form === 'again') assertAfterOriginal(step, { flow, offsetMs });
        const laidOut = layOut(story, { step, flow, offsetMs });
        if (step.id !== null) flow.known.set(step.id, laidOut);
        streams.push({ opensAtMs: offsetMs, open: () => [laidOut.event()], isBlock: false });
        span = widen(span, { firstMs: offsetMs, lastMs: offsetMs });
        cursor = { atMs: cursorMs, previousMs: offsetMs };
        break;
      }
      case 'each':
      case 'repeat': {
        const block = planBlock(story, { step, flow, startsAtMs: cursor.atMs });
        if (block === null) break;
        streams.push({ ...block.stream, isBlock: true });
        span = widen(span, block.span);
        // Its events may all be placed before it; time does not go back for that.
        cursor = { atMs: Math.max(cursor.atMs, block.span.lastMs), previousMs: block.span.lastMs };
        break;
      }
    }
  }
  return { streams, span };
}

/** Its event is made once, so that a chain of references is not walked anew from every link. */
function layOut(
  story: Story,
  at: { readonly step: EmitStep | AgainStep; readonly flow: Flow; readonly offsetMs: number },
): LaidOut {
  let made: Occurrence | undefined;
  return {
    offsetMs: at.offsetMs,
    event: () => {
      made ??= makeOccurrence(story, at);
      return made;
    },
  };
}

/** The span that holds both. */
export function widen(span: Span | null, other: Span): Span {
  if (span === null) return other;
  return { firstMs: Math.min(span.firstMs, other.firstMs), lastMs: Math.max(span.lastMs, other.lastMs) };
}

function assertAfterOriginal(
  step: AgainStep,
  where: { readonly flow: Flow; readonly offsetMs: number },
): void {
  if (where.offsetMs >= findLaidOut(where.flow, step.of).offsetMs) return;
  throw new TimelineError(
    'HL_TIMELINE_IMPOSSIBLE',
    `Failed to plan ${place(step.position)}: it repeats step "${step.of}" before that has happened. ` +
      'Give it an "at" or "after" that lies later.',
  );
}
