import TinyQueue from 'tinyqueue';
import { planRetry } from '../delivery/plan-retry.ts';
import type { Outcome } from '../model/delivery.ts';
import type { RetryPolicy } from '../model/scenario.ts';
import type { Clock } from '../model/world.ts';
import { createDraws } from '../seed/draws.ts';
import type { Arrivals } from './arrivals.ts';
import type { LoadTally } from './load-tally.ts';
import type { LoadTransport } from './load-transport.ts';
import { keepPace, type PaceOptions } from './pace.ts';

/** What a sender needs of an event. */
export type SendableEvent = {
  readonly index: number;
  /** Absent where a corpus does not say. */
  readonly kind?: string;
  readonly contact: number;
  readonly body: Uint8Array;
  readonly headers: readonly string[];
};

/** Where events come from, in order. */
export type EventSource = {
  /**
   * Makes the next event.
   *
   * @param atMs When it is sent in the closed model, in milliseconds after the start.
   * @returns Null when there are no more.
   */
  next(atMs: number): { readonly event: SendableEvent; readonly dueMs: number } | null;
};

/** A load to send, with every choice made. */
export type LoadPlan = {
  readonly source: EventSource;
  /** Open: each event is sent when it is due. Closed: as soon as one of so many connections is free. */
  readonly model: 'open' | 'closed';
  /** Open: how many arrivals may be without an answer. Closed: how many connections there are. */
  readonly maxInFlight: number;
  readonly transport: LoadTransport;
  readonly retry: RetryPolicy;
  readonly seed: string;
  readonly clock: Clock;
  /** When the load starts on the monotonic clock. */
  readonly startsAt: number;
  /** How long retries are waited for after the last arrival, in milliseconds. */
  readonly drainMs: number;
  readonly tally: LoadTally;
  /** Ends the load: what is in flight has 5 s to end. */
  readonly stopSignal: AbortSignal;
  /** Asked ten times a second; true ends the load. */
  shouldAbort(standing: LoadStanding): boolean;
  readonly rest?: PaceOptions['rest'];
  /** Is told what is sent and accepted. @default nobody is */
  readonly observer?: LoadObserver;
};

/** Whoever follows the events of a load one by one. */
export interface LoadObserver {
  /** Is told of an event just before it is first sent. */
  sending(event: SendableEvent): void;
  accepted(event: SendableEvent): void;
}

/** What has no answer yet: sent, or waiting for an earlier event of the same contact. */
export type LoadStanding = { readonly inFlight: number; readonly waiting: number };

/** How a load ended. */
export type LoadEnd = {
  readonly isInterrupted: boolean;
  /** Deliveries that HighLevel would still have sent again. */
  readonly unfinishedCount: number;
};

type Task = {
  readonly event: SendableEvent;
  readonly number: number;
  readonly dueAt: number;
  readonly before: Outcome | null;
};

/** Events are signed ahead of need, up to so many. */
const SIGNED_AHEAD = 64;
/** Of those so many at most in one turn, so that answers are read in between. */
const SIGNED_A_TURN = 8;
const ABORT_CHECK_MS = 100;
const GRACE_MS = 5_000;

/**
 * Sends a load and counts what comes of it.
 *
 * @remarks First attempts to one contact go out in order, one in flight, as in a run: an arrival whose contact is busy
 * waits, and that wait is part of its latency, since it counts from the intended instant. It also counts towards
 * `maxInFlight`, so that one slow contact cannot pile up arrivals without bound. Retries wait for their own time.
 */
export function sendLoad(plan: LoadPlan): Promise<LoadEnd> {
  const { source, transport, tally, clock, startsAt, stopSignal } = plan;
  const isOpen = plan.model === 'open';
  const signed: { readonly event: SendableEvent; readonly dueMs: number }[] = [];
  let signedHead = 0;
  let hasMore = true;
  const retries = new TinyQueue<Task>([], (a, b) => a.dueAt - b.dueAt);
  // A contact is here while a first attempt to it is in flight, with the arrivals that wait for its end.
  const busy = new Map<number, Task[]>();
  let inFlight = 0;
  let waiting = 0;
  let isStopping = false;
  let isInterrupted = false;
  let isEnded = false;
  let lastArrivalAt = startsAt;
  let stopsAt = Number.POSITIVE_INFINITY;
  let nextCheckAt = startsAt + ABORT_CHECK_MS;
  let firstFillAt = isOpen ? Number.POSITIVE_INFINITY : startsAt;

  return new Promise((resolve) => {
    const pace = keepPace({ clock, turn, ...(plan.rest && { rest: plan.rest }) });
    stopSignal.addEventListener('abort', stop, { once: true });
    if (stopSignal.aborted) stop();

    function stop(): void {
      if (isStopping) return;
      isStopping = true;
      isInterrupted = true;
      stopsAt = clock.monotonicMs() + GRACE_MS;
      pace.wake();
    }

    function turn(now: number): { readonly nextAt: number | null; readonly hasWork: boolean } {
      if (now >= nextCheckAt && !isStopping) {
        nextCheckAt = now + ABORT_CHECK_MS;
        if (plan.shouldAbort({ inFlight, waiting })) stop();
      }
      if (!isStopping) {
        sendRetries(now);
        if (isOpen) admitArrivals();
        else if (now >= startsAt) {
          firstFillAt = Number.POSITIVE_INFINITY;
          fillConnections();
        }
      }
      const hasWork = isOpen && !isStopping && signAhead();
      if (isOver(clock.monotonicMs())) {
        end();
        return { nextAt: null, hasWork: false };
      }
      return { nextAt: nextDueAt(), hasWork };
    }

    function end(): void {
      isEnded = true;
      pace.stop();
      stopSignal.removeEventListener('abort', stop);
      resolve({ isInterrupted, unfinishedCount: retries.length + inFlight + waiting });
    }

    function isOver(now: number): boolean {
      if (isStopping) return inFlight === 0 || now >= stopsAt;
      if (hasMore || signedHead < signed.length || inFlight > 0 || waiting > 0) return false;
      return retries.length === 0 || (retries.peek() as Task).dueAt > lastArrivalAt + plan.drainMs;
    }

    function nextDueAt(): number | null {
      if (isStopping) return stopsAt;
      const arrival = signed[signedHead];
      const dues = [
        isOpen && arrival !== undefined ? startsAt + arrival.dueMs : Number.POSITIVE_INFINITY,
        firstFillAt,
        retries.peek()?.dueAt ?? Number.POSITIVE_INFINITY,
        nextCheckAt,
      ];
      return Math.min(...dues);
    }

    function signAhead(): boolean {
      for (
        let count = 0;
        count < SIGNED_A_TURN && hasMore && signed.length - signedHead < SIGNED_AHEAD;
        count++
      ) {
        const head = signed[signedHead];
        if (head !== undefined && startsAt + head.dueMs <= clock.monotonicMs()) return true;
        sign();
      }
      return hasMore && signed.length - signedHead < SIGNED_AHEAD;
    }

    function sign(): void {
      const atMs = clock.monotonicMs() - startsAt;
      const next = source.next(atMs);
      if (next === null) {
        hasMore = false;
        return;
      }
      tally.addSigned(atMs);
      signed.push(next);
    }

    function takeSigned() {
      const next = signed[signedHead];
      if (next === undefined) return null;
      signedHead += 1;
      if (signedHead > SIGNED_AHEAD) {
        signed.splice(0, signedHead);
        signedHead = 0;
      }
      return next;
    }

    function admitArrivals(): void {
      for (;;) {
        if (signedHead === signed.length && hasMore) sign();
        const next = signed[signedHead];
        const now = clock.monotonicMs();
        if (next === undefined || startsAt + next.dueMs > now) return;
        takeSigned();
        const dueAt = startsAt + next.dueMs;
        lastArrivalAt = Math.max(lastArrivalAt, dueAt);
        tally.addArrival(next.dueMs, now - dueAt);
        if (inFlight + waiting >= plan.maxInFlight) tally.addDropped(next.dueMs);
        else begin({ event: next.event, number: 1, dueAt, before: null });
      }
    }

    function fillConnections(): void {
      // Arrivals for busy contacts wait beside, so that the other connections stay busy; but not without bound.
      while (inFlight < plan.maxInFlight && waiting < 10 * plan.maxInFlight && hasMore) {
        sign();
        const next = takeSigned();
        if (next === null) return;
        const now = clock.monotonicMs();
        lastArrivalAt = now;
        tally.addArrival(now - startsAt, 0);
        begin({ event: next.event, number: 1, dueAt: now, before: null });
      }
    }

    function begin(task: Task): void {
      const line = busy.get(task.event.contact);
      if (line === undefined) {
        busy.set(task.event.contact, []);
        send(task);
      } else {
        line.push(task);
        waiting += 1;
      }
    }

    function sendRetries(now: number): void {
      for (let task = retries.peek(); task !== undefined && task.dueAt <= now; task = retries.peek()) {
        if (task.dueAt > lastArrivalAt + plan.drainMs && !hasMore) return;
        retries.pop();
        send(task);
      }
    }

    function send(task: Task): void {
      const sentAt = clock.monotonicMs();
      inFlight += 1;
      if (task.number === 1) plan.observer?.sending(task.event);
      transport.send(task.event, (result) => {
        // What is cut off at the end says nothing about the receiver.
        if (isEnded) return;
        const endedAt = clock.monotonicMs();
        inFlight -= 1;
        tally.addAttempt({
          outcome: result.outcome,
          status: result.status,
          error: result.error,
          number: task.number,
          before: task.before,
          // In the closed model an event is intended when its connection is free.
          intendedAtMs: (isOpen || task.number > 1 ? task.dueAt : sentAt) - startsAt,
          sentAtMs: sentAt - startsAt,
          endedAtMs: endedAt - startsAt,
        });
        if (task.number === 1) sendNextOf(task.event.contact);
        if (result.outcome === 'accepted') plan.observer?.accepted(task.event);
        else planNext(task, { ...result, endedAt });
        pace.wake();
      });
    }

    function sendNextOf(contact: number): void {
      const line = busy.get(contact);
      const next = isStopping ? undefined : line?.shift();
      if (next === undefined) {
        waiting -= line?.length ?? 0;
        busy.delete(contact);
        return;
      }
      waiting -= 1;
      send(next);
    }

    function planNext(
      task: Task,
      result: { outcome: Outcome; status: number | null; endedAt: number },
    ): void {
      const { outcome, status, endedAt } = result;
      const delayMs = planRetry({
        policy: plan.retry,
        attempt: task.number,
        draws: createDraws(plan.seed, 'retry', task.event.index, task.number),
        result: { outcome, latencyMs: 0, ...(status !== null && { status }) },
      });
      if (delayMs === null) tally.addLost();
      else retries.push({ ...task, number: task.number + 1, dueAt: endedAt + delayMs, before: outcome });
    }
  });
}

/** Gives the events of an open-model load as they are due, leaving out those of others' contacts. */
export function createOpenSource(
  arrivals: Pick<Arrivals, 'count' | 'offsetMs'>,
  make: { isOurs(index: number): boolean; makeAt(index: number, offsetMs: number): SendableEvent },
): EventSource {
  let index = 0;
  return {
    next: () => {
      while (index < arrivals.count && !make.isOurs(index)) index += 1;
      if (index >= arrivals.count) return null;
      const dueMs = arrivals.offsetMs(index);
      return { event: make.makeAt(index++, dueMs), dueMs };
    },
  };
}

/** Gives so many events, each as soon as it is asked for. */
export function createClosedSource(
  count: number,
  make: { isOurs(index: number): boolean; makeAt(index: number, offsetMs: number): SendableEvent },
): EventSource {
  let index = 0;
  return {
    next: (atMs) => {
      while (index < count && !make.isOurs(index)) index += 1;
      return index >= count ? null : { event: make.makeAt(index++, atMs), dueMs: atMs };
    },
  };
}
