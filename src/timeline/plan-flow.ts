import { TimelineError } from '../errors/timeline-error.ts';
import type { AgainStep } from '../model/scenario.ts';
import type { Occurrence } from '../model/timeline.ts';
import { findLaidOut, type Flow, type Story } from './flow.ts';
import { makeOccurrence } from './make-occurrence.ts';
import type { LazyStream } from './merge-streams.ts';
import { type Cursor, place, placeStep } from './place-step.ts';
import { planBlock } from './plan-block.ts';

/** A flow laid out in time; its streams are opened, and their events made, only when the story gets there. */
export type PlannedFlow = {
  readonly streams: readonly LazyStream<Occurrence>[];
  /** Offsets of the first and the last event in milliseconds; null without events. */
  readonly span: Span | null;
};

export type Span = { readonly firstMs: number; readonly lastMs: number };

/** Lays out the steps of one flow. */
export function planFlow(story: Story, flow: Flow): PlannedFlow {
  const streams: LazyStream<Occurrence>[] = [];
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
        const laidOut = { offsetMs, event: () => makeOccurrence(story, { step, flow, offsetMs }) };
        if (step.id !== null) flow.known.set(step.id, laidOut);
        streams.push({ opensAtMs: offsetMs, open: () => [laidOut.event()].values() });
        span = widen(span, { firstMs: offsetMs, lastMs: offsetMs });
        cursor = { atMs: cursorMs, previousMs: offsetMs };
        break;
      }
      case 'each':
      case 'repeat': {
        const block = planBlock(story, { step, flow, startsAtMs: cursor.atMs });
        if (block.span === null) break;
        streams.push(block.stream);
        span = widen(span, block.span);
        cursor = { atMs: block.span.lastMs, previousMs: block.span.lastMs };
        break;
      }
    }
  }
  streams.sort((a, b) => a.opensAtMs - b.opensAtMs);
  return { streams, span };
}

/** The span that holds both. */
export function widen(span: Span | null, other: Span): Span {
  if (span === null) return other;
  return { firstMs: Math.min(span.firstMs, other.firstMs), lastMs: Math.max(span.lastMs, other.lastMs) };
}

function assertAfterOriginal(step: AgainStep, where: { readonly flow: Flow; readonly offsetMs: number }): void {
  if (where.offsetMs >= findLaidOut(where.flow, step.of).offsetMs) return;
  throw new TimelineError(
    'HL_TIMELINE_IMPOSSIBLE',
    `Failed to plan ${place(step.position)}: it repeats step "${step.of}" before that has happened. ` +
      'Give it an "at" or "after" that lies later.',
  );
}
