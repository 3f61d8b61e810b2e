import type { Arrivals } from './arrivals.ts';

/** What a sender needs of an event. */
export type SendableEvent = {
  readonly index: number;
  /** Absent where a corpus does not say. */
  readonly kind?: string;
  readonly contact: number;
  readonly body: Uint8Array;
  readonly headers: readonly string[];
};

/** An event, and when it is due, in milliseconds after the start. */
export type DueEvent = { readonly event: SendableEvent; readonly dueMs: number };

/** Where events come from, in order. */
export type EventSource = {
  /**
   * Makes the next event.
   *
   * @param atMs When it is sent in the closed model, in milliseconds after the start.
   * @returns Null when there are no more.
   */
  next(atMs: number): DueEvent | null;
  /**
   * Passes over the next event without making it, if it is due.
   *
   * @returns When it was due; null when it is not due yet, or there are no more.
   */
  pass(nowMs: number): number | null;
  /** Why there are no more, as a sentence, where more were to be expected; null where all came. */
  fault(): string | null;
  /** Lets go of what events are read from. */
  close(): void;
};

/** Makes the events that a source gives. */
export type SourceMaker = {
  isOurs(index: number): boolean;
  makeAt(index: number, offsetMs: number): SendableEvent;
};

/** Gives the events of an open-model load as they are due, leaving out those of others' contacts. */
export function createOpenSource(
  { count, offsetMs }: Pick<Arrivals, 'count' | 'offsetMs'>,
  { isOurs, makeAt }: SourceMaker,
): EventSource {
  let index = 0;
  const skipOthers = (): boolean => {
    while (index < count && !isOurs(index)) index += 1;
    return index < count;
  };
  return {
    next: () => {
      if (!skipOthers()) return null;
      const dueMs = offsetMs(index);
      return { event: makeAt(index++, dueMs), dueMs };
    },
    pass: (nowMs) => {
      if (!skipOthers()) return null;
      const dueMs = offsetMs(index);
      if (dueMs > nowMs) return null;
      index += 1;
      return dueMs;
    },
    fault: () => null,
    close: () => undefined,
  };
}

/** Gives so many events, each as soon as it is asked for. */
export function createClosedSource(count: number, { isOurs, makeAt }: SourceMaker): EventSource {
  let index = 0;
  return {
    next: (atMs) => {
      while (index < count && !isOurs(index)) index += 1;
      return index >= count ? null : { event: makeAt(index++, atMs), dueMs: atMs };
    },
    // An event that nobody asked for is not due.
    pass: () => null,
    fault: () => null,
    close: () => undefined,
  };
}
