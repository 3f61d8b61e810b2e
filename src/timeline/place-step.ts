import { TimelineError } from '../errors/timeline-error.ts';
import type { Placement, SourcePosition, StoryStart } from '../model/scenario.ts';
import { type Flow, findLaidOut } from './flow.ts';

const DAY_MS = 86_400_000;
const CALENDAR_ENDS_AT = Date.UTC(9999, 11, 31);

/** Where a flow stands: the cursor, and the instant of its previous event. */
export type Cursor = { readonly atMs: number; readonly previousMs: number | null };

/**
 * Finds the instant of a step.
 *
 * @returns Its offset in milliseconds, and the cursor's after it (`at` moves it, the others do not).
 * @throws {@link TimelineError} `HL_TIMELINE_IMPOSSIBLE` when `at` lies before the cursor.
 */
export function placeStep(
  placement: Placement,
  where: { readonly cursor: Cursor; readonly flow: Flow; readonly start: StoryStart },
): { readonly offsetMs: number; readonly cursorMs: number } {
  const { cursor, flow, start } = where;
  switch (placement.form) {
    case 'cursor':
      return { offsetMs: cursor.atMs, cursorMs: cursor.atMs };
    case 'after-previous':
      return { offsetMs: (cursor.previousMs ?? cursor.atMs) + placement.byMs, cursorMs: cursor.atMs };
    case 'after-step':
      return {
        offsetMs: findLaidOut(flow, placement.stepId).offsetMs + placement.byMs,
        cursorMs: cursor.atMs,
      };
    case 'time-of-day': {
      const offsetMs = start.utcOffsetMinutes * 60_000;
      const localNow = start.at + cursor.atMs + offsetMs;
      const midnight = Math.floor(localNow / DAY_MS) * DAY_MS;
      return moveTo(midnight + placement.secondOfDay * 1000 - offsetMs);
    }
    case 'instant':
      return moveTo(placement.at);
  }

  function moveTo(at: number): { readonly offsetMs: number; readonly cursorMs: number } {
    const position = (placement as { readonly position: SourcePosition }).position;
    const offsetMs = at - start.at;
    assertInCalendar(start.at + cursor.atMs, place(position));
    if (offsetMs < cursor.atMs) {
      throw new TimelineError(
        'HL_TIMELINE_IMPOSSIBLE',
        `Failed to plan ${place(position)}: the story is already at ${new Date(start.at + cursor.atMs).toISOString()}, ` +
          `after ${new Date(at).toISOString()}. Put the step earlier in the file, or give "at" a later instant ` +
          '(an ISO instant for another day).',
      );
    }
    return { offsetMs, cursorMs: offsetMs };
  }
}

/**
 * Asserts that an instant (epoch milliseconds) has a date of four digits for the year, as payloads need it.
 *
 * @throws {@link TimelineError} `HL_TIMELINE_IMPOSSIBLE`
 */
export function assertInCalendar(at: number, what: string): void {
  if (at <= CALENDAR_ENDS_AT) return;
  throw new TimelineError(
    'HL_TIMELINE_IMPOSSIBLE',
    `Failed to plan ${what}: the story goes on after the year 9999. Shorten its waits, or repeat less often.`,
  );
}

/** `file:line:column`, or the path where there are no lines. */
export function place(position: SourcePosition): string {
  if (position.line === null) return position.path;
  return `${position.file ?? '<scenario>'}:${position.line}:${position.column}`;
}
