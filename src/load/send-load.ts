import TinyQueue from 'tinyqueue';
import { planRetry } from '../delivery/plan-retry.ts';
import type { Outcome } from '../model/delivery.ts';
import type { RetryPolicy } from '../model/scenario.ts';
import type { Clock } from '../model/world.ts';
import { createDraws } from '../seed/draws.ts';
import type { EventSource, SendableEvent } from './event-source.ts';
import type { LoadResult } from './load-result.ts';
import type { LoadTally } from './load-tally.ts';
import type { LoadTransport } from './load-transport.ts';
import { keepPace, type PaceOptions } from './pace.ts';
import { createSignedStock, type SignedEvent } from './signed-stock.ts';

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
  /** Why not all events came, as a sentence; null when all did. */
  readonly fault: string | null;
};

type Task = {
  readonly event: SendableEvent;
  readonly request: unknown;
  readonly number: number;
  readonly dueAt: number;
  readonly before: Outcome | null;
  readonly beforeError: string | null;
};

/** Events are signed ahead of need, up to so many. */
const SIGNED_AHEAD = 64;
/** Of those so many at most in one turn of the open model, so that answers are read in between. */
const SIGNED_A_TURN = 8;
/** So many arrivals are admitted in one turn: a generator that is behind must still read answers. */
const ADMITTED_A_TURN = 32;
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
  const readMs = (): number => clock.monotonicMs() - startsAt;
  const stock = createSignedStock(source, { transport, readMs, onSigned: tally.addSigned });
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
      let hasWork = false;
      if (!isStopping) {
        sendRetries(now);
        if (isOpen) hasWork = admitArrivals() || signAhead();
        else if (now >= startsAt) {
          firstFillAt = Number.POSITIVE_INFINITY;
          fillConnections();
        }
      }
      if (isOver(clock.monotonicMs())) {
        end();
        return { nextAt: null, hasWork: false };
      }
      // Looking for what is next would make it.
      return { nextAt: hasWork ? null : nextDueAt(), hasWork };
    }

    function end(): void {
      isEnded = true;
      pace.stop();
      stopSignal.removeEventListener('abort', stop);
      source.close();
      const unfinishedCount = retries.length + inFlight + waiting;
      resolve({ isInterrupted, unfinishedCount, fault: source.fault() });
    }

    function isOver(now: number): boolean {
      if (isStopping) return inFlight === 0 || now >= stopsAt;
      if (!stock.isSourceDry() || stock.count() > 0 || inFlight > 0 || waiting > 0) return false;
      return retries.length === 0 || (retries.peek() as Task).dueAt > lastArrivalAt + plan.drainMs;
    }

    function nextDueAt(): number | null {
      if (isStopping) return stopsAt;
      const arrival = isOpen ? stock.peek() : null;
      const dues = [
        arrival === null ? Number.POSITIVE_INFINITY : startsAt + arrival.dueMs,
        firstFillAt,
        retries.peek()?.dueAt ?? Number.POSITIVE_INFINITY,
        nextCheckAt,
      ];
      return Math.min(...dues);
    }

    /** @returns Whether there is more to sign. */
    function signAhead(): boolean {
      for (let count = 0; count < SIGNED_A_TURN; count++) {
        if (stock.isSourceDry() || stock.count() >= SIGNED_AHEAD) return false;
        const first = stock.peek();
        if (first !== null && first.dueMs <= readMs()) return true;
        stock.add();
      }
      return true;
    }

    /** @returns Whether more may be due. */
    function admitArrivals(): boolean {
      for (let count = 0; count < ADMITTED_A_TURN; count++) {
        const nowMs = readMs();
        const isFull = inFlight + waiting >= plan.maxInFlight;
        // What is dropped need not be made: a load that is behind would fall further behind.
        const passedMs = isFull && stock.count() === 0 ? source.pass(nowMs) : null;
        const dueMs = passedMs ?? stock.peek()?.dueMs ?? Number.POSITIVE_INFINITY;
        if (dueMs > nowMs) return false;
        lastArrivalAt = Math.max(lastArrivalAt, startsAt + dueMs);
        tally.addArrival(dueMs, nowMs - dueMs);
        const next = passedMs === null ? stock.take() : null;
        if (isFull || next === null) tally.addDropped(dueMs);
        else begin(next, startsAt + dueMs);
      }
      return true;
    }

    function fillConnections(): void {
      // Arrivals for busy contacts wait beside, so that the other connections stay busy; but not without bound.
      while (inFlight < plan.maxInFlight && waiting < 10 * plan.maxInFlight) {
        // Sent one right after the other, they find the receiver awake; waking it costs more than sending.
        const batch = Math.min(SIGNED_AHEAD, plan.maxInFlight - inFlight);
        while (stock.count() < batch && !stock.isSourceDry()) stock.add();
        if (stock.count() === 0) return;
        while (stock.count() > 0) beginNow();
      }
    }

    function beginNow(): void {
      const next = stock.take();
      if (next === null) return;
      const now = clock.monotonicMs();
      lastArrivalAt = now;
      tally.addArrival(now - startsAt, 0);
      begin(next, now);
    }

    function begin({ event, request }: SignedEvent, dueAt: number): void {
      const task: Task = { event, request, number: 1, dueAt, before: null, beforeError: null };
      const line = busy.get(event.contact);
      if (line === undefined) {
        busy.set(event.contact, []);
        send(task);
      } else {
        line.push(task);
        waiting += 1;
      }
    }

    function sendRetries(now: number): void {
      for (let task = retries.peek(); task !== undefined && task.dueAt <= now; task = retries.peek()) {
        if (task.dueAt > lastArrivalAt + plan.drainMs && stock.isSourceDry()) return;
        retries.pop();
        send(task);
      }
    }

    function send(task: Task): void {
      const sentAt = clock.monotonicMs();
      inFlight += 1;
      if (task.number === 1) plan.observer?.sending(task.event);
      transport.send(task.request, (result) => {
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
          beforeError: task.beforeError,
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

    function planNext(task: Task, result: LoadResult & { readonly endedAt: number }): void {
      const { outcome, status, error, endedAt } = result;
      const delayMs = planRetry({
        policy: plan.retry,
        attempt: task.number,
        draws: createDraws(plan.seed, 'retry', task.event.index, task.number),
        result: { outcome, latencyMs: 0, ...(status !== null && { status }) },
      });
      if (delayMs === null) tally.addLost();
      else {
        const [number, dueAt] = [task.number + 1, endedAt + delayMs];
        retries.push({ ...task, number, dueAt, before: outcome, beforeError: error });
      }
    }
  });
}
