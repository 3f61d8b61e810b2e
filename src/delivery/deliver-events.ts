import { setMaxListeners } from 'node:events';
import type { OpenDelivery, PreparedDelivery } from '../model/delivery.ts';
import type { JournalDraft } from '../model/journal.ts';
import type { PlannedEvent } from '../model/timeline.ts';
import type { Clock, StoryClock, Transport } from '../model/world.ts';
import { createAgenda } from './agenda.ts';
import { makeAttempt, retryOf } from './attempt.ts';
import type { Flight, Task } from './contact-lanes.ts';
import { draftPlanned } from './draft-entries.ts';
import { retryDelayMs } from './plan-retry.ts';

/** What delivering a story takes. */
export type DeliverEventsOptions = {
  /** In story order; read as they are needed. */
  readonly events: Iterable<PlannedEvent>;
  /** Deliveries that an earlier run had begun: they go on with their next attempt. @default none */
  readonly open?: readonly OpenDelivery[];
  /** The story's beginning, epoch milliseconds. */
  readonly start: number;
  /** Makes an event ready to send; called when its first attempt is about to start, at that story instant. */
  prepare(event: PlannedEvent, storyAt: number): PreparedDelivery;
  readonly transport: Transport;
  /** Bound on one attempt, in milliseconds of wall time. */
  readonly timeoutMs: number;
  /** The most attempts under way at a time, at least 1. */
  readonly concurrency: number;
  /** Seeds the jitter of retries. */
  readonly seed: string;
  readonly clock: Clock;
  readonly storyClock: StoryClock;
  /** Takes every journal entry as it comes into being. */
  record(draft: JournalDraft): void;
  /** Ends the run early. */
  readonly stopSignal: AbortSignal;
  /** How long attempts under way may take to end once the run is stopped, in milliseconds. @default 5000 */
  readonly graceMs?: number;
};

/**
 * Delivers a story: every event, with the retries its policy grants, in the order and at the instants promised.
 *
 * @remarks First attempts to one contact go out in story order, one at a time; a retry keeps its own time. On a
 * clock that jumps an attempt takes no story time, and so that the receiver still sees one contact's story in
 * order, what comes after the retry of an attempt under way waits until it is known whether there will be one.
 * With a concurrency of 1 that order holds over all contacts. A dropped event is recorded in its turn and goes no
 * further. Once stopped, nothing new starts, what is under way
 * gets a grace, and deliveries that have not ended are left open.
 *
 * @throws Whatever `events`, `prepare` or `record` throws, once attempts under way were cut off.
 */
export async function deliverEvents(options: DeliverEventsOptions): Promise<void> {
  const { clock, storyClock, stopSignal, record, seed } = options;
  const cutOff = new AbortController();
  // One listener for each attempt under way is no leak, however many there are.
  setMaxListeners(0, cutOff.signal);
  const context = { ...options, cutOff: cutOff.signal };
  const agenda = createAgenda({
    events: options.events,
    open: options.open ?? [],
    start: options.start,
    keepsStoryOrder: storyClock.jumps,
    retryDelayMs: (delivery, attempt) => retryDelayMs(retryOf(seed, delivery, attempt)),
  });
  let underWayCount = 0;
  let reachedAt = Number.NEGATIVE_INFINITY;
  const failures: unknown[] = [];
  let wake = (): void => {};

  const fail = (error: unknown): void => {
    failures.push(error);
    cutOff.abort();
  };
  const fly = async (flight: Flight, storyAt: number): Promise<void> => {
    const { task, delivery } = flight;
    let retryAt: number | null = null;
    try {
      retryAt = await makeAttempt(context, {
        delivery,
        number: task.number,
        storyAt,
        isResumed: task.isResumed === true,
      });
    } catch (error) {
      fail(error);
    }
    agenda.arrive(flight, retryAt);
    underWayCount -= 1;
    wake();
  };
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  const reach = async (dueAt: number): Promise<void> => {
    if (storyClock.jumps) {
      await storyClock.waitUntil(dueAt, stopSignal);
      reachedAt = dueAt;
      return;
    }
    const interrupt = new AbortController();
    wake = () => interrupt.abort();
    await storyClock.waitUntil(dueAt, interrupt.signal);
    if (!interrupt.signal.aborted) reachedAt = dueAt;
  };
  const launch = (task: Task): void => {
    const storyAt = storyClock.jumps ? task.dueAt : Math.max(task.dueAt, Math.floor(storyClock.now()));
    const delivery = task.delivery ?? options.prepare(task.event, storyAt);
    const isDropped = task.event?.fate === 'dropped';
    const moment = { storyAt: task.dueAt, wallAt: clock.wallNow() };
    if (task.delivery === null) record(draftPlanned({ delivery, moment, isDropped }));
    const flight = agenda.depart(task, delivery);
    if (isDropped) {
      agenda.arrive(flight, null);
      return;
    }
    underWayCount += 1;
    void fly(flight, storyAt);
  };
  const dispatch = async (): Promise<void> => {
    while (!stopSignal.aborted && failures.length === 0) {
      const task = underWayCount < options.concurrency ? agenda.next() : null;
      if (task === null && underWayCount === 0) return;
      if (task === null) await change();
      else if (task.dueAt > reachedAt) await reach(task.dueAt);
      else launch(task);
    }
  };
  const land = async (): Promise<void> => {
    const cancel = clock.after(options.graceMs ?? 5000, () => cutOff.abort());
    while (underWayCount > 0) await change();
    cancel();
  };

  const onStop = (): void => wake();
  stopSignal.addEventListener('abort', onStop);
  try {
    await dispatch();
  } catch (error) {
    fail(error);
  } finally {
    stopSignal.removeEventListener('abort', onStop);
    await land();
    agenda.close();
  }
  if (failures.length > 0) throw failures[0];
}
