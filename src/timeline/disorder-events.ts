import type { Disorder, Step } from '../model/scenario.ts';
import type { Occurrence, PlannedEvent } from '../model/timeline.ts';
import { createDraws, type Draws } from '../seed/draws.ts';
import { reorderEvents } from './reorder-events.ts';
import { createSendQueue } from './send-queue.ts';

type Unnumbered = Omit<PlannedEvent, 'index'>;

/** A duplicate follows its original by this much, in milliseconds (our choice; HighLevel promises at least once). */
const DUPLICATE_AFTER_MS = { min: 1_000, max: 60_000 } as const;

/**
 * Brings disorder into a story: events told late, out of turn, twice or never. `offsetMs`, when it happened, stays.
 *
 * @param events In story order.
 * @returns The events by instant of sending; dropped ones are among them, marked.
 */
export function* disorderEvents(
  events: Iterable<Occurrence>,
  rule: {
    readonly disorder: Disorder;
    readonly seed: string;
    /** Whether events of a step are left alone. */
    isExempt(step: Step): boolean;
  },
): Generator<Unnumbered> {
  const { disorder, seed } = rule;
  const isMovable = ({ step }: Occurrence): boolean => step.form === 'emit' && !rule.isExempt(step);
  const queue = createSendQueue<Unnumbered>();
  const sendings = reorderEvents(events, { windowSize: disorder.reorderWindow ?? 1, seed, isMovable });

  for (const { event, sendOffsetMs: inTurnMs } of sendings) {
    yield* queue.takeBefore(inTurnMs);
    if (rule.isExempt(event.step)) {
      queue.push({ ...event, sendOffsetMs: inTurnMs, fate: 'sent', duplicates: 0 });
      continue;
    }
    const draws = createDraws(seed, 'disorder', event.step.identity, ...event.iteration);
    // Every draw is made for every event, so that changing one rule leaves what the others do alone. The delay's comes
    // last: how much is drawn for an integer hangs on its range.
    const isDropped = draws.fraction() < disorder.dropShare;
    const isDuplicated = draws.fraction() < disorder.duplicateShare && !isDropped;
    const duplicateAfterMs = draws.integer(DUPLICATE_AFTER_MS.min, DUPLICATE_AFTER_MS.max);
    const sendOffsetMs = inTurnMs + delayOf(disorder, draws);
    const fate = isDropped ? 'dropped' : 'sent';
    queue.push({ ...event, sendOffsetMs, fate, duplicates: isDuplicated ? 1 : 0 });
    if (isDuplicated) {
      const duplicateMs = sendOffsetMs + duplicateAfterMs;
      queue.push({ ...event, sendOffsetMs: duplicateMs, fate: 'duplicate', duplicates: 0 });
    }
  }
  yield* queue.takeBefore(Number.POSITIVE_INFINITY);
}

function delayOf({ delayMs }: Disorder, draws: Draws): number {
  return delayMs === null ? 0 : draws.integer(delayMs.min, delayMs.max);
}
