import type { Occurrence } from '../model/timeline.ts';
import { createDraws } from '../seed/draws.ts';
import { createSendQueue } from './send-queue.ts';

/** An event with its instant of sending, in milliseconds since the story began. */
export type Sending = { readonly event: Occurrence; readonly sendOffsetMs: number };

/** A window closes after this many further events, full or not, so that a quiet contact does not hold up a run. */
const LONGEST_WAIT = 1000;

type Window = { readonly openedAt: number; readonly members: Occurrence[] };

/**
 * Shuffles the instants of sending of each contact's events, `windowSize` at a time. What happened when stays as it
 * was; only who is told first changes.
 *
 * @param events In story order.
 * @returns The events by instant of sending.
 */
export function* reorderEvents(
  events: Iterable<Occurrence>,
  rule: {
    /** How many events of one contact change places among themselves; 1 changes nothing. */
    readonly windowSize: number;
    readonly seed: string;
    isMovable(event: Occurrence): boolean;
  },
): Generator<Sending> {
  // In the order they were opened, so that the first one holds the earliest instant still undecided.
  const windows = new Map<string, Window>();
  const decided = createSendQueue<Sending>();
  let seen = 0;

  const close = (key: string, { members }: Window): void => {
    windows.delete(key);
    for (const [place, event] of shuffle(members, rule.seed).entries()) {
      decided.push({ event, sendOffsetMs: (members[place] as Occurrence).offsetMs });
    }
  };

  for (const event of events) {
    seen += 1;
    const key = event.contact === null ? null : JSON.stringify([event.contact.name, event.contact.member]);
    if (key === null || !rule.isMovable(event)) {
      decided.push({ event, sendOffsetMs: event.offsetMs });
    } else {
      const window = windows.get(key) ?? { openedAt: seen, members: [] };
      windows.set(key, window);
      window.members.push(event);
      if (window.members.length >= rule.windowSize) close(key, window);
    }
    for (const [oldest, window] of windows) {
      if (seen - window.openedAt < LONGEST_WAIT) break;
      close(oldest, window);
    }
    const undecidedFrom = windows.values().next().value?.members[0]?.offsetMs ?? event.offsetMs;
    yield* decided.takeBefore(undecidedFrom);
  }
  for (const [key, window] of windows) close(key, window);
  yield* decided.takeBefore(Number.POSITIVE_INFINITY);
}

function shuffle(members: readonly Occurrence[], seed: string): readonly Occurrence[] {
  const shuffled = [...members];
  const [first] = members as readonly [Occurrence];
  const draws = createDraws(seed, 'reorder', first.step.identity, ...first.iteration);
  for (let place = shuffled.length - 1; place > 0; place--) {
    const other = draws.integer(0, place);
    [shuffled[place], shuffled[other]] = [shuffled[other] as Occurrence, shuffled[place] as Occurrence];
  }
  return shuffled;
}
