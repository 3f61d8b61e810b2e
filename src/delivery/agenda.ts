import type { OpenDelivery, PreparedDelivery } from '../model/delivery.ts';
import type { PlannedEvent } from '../model/timeline.ts';
import { createContactLanes, type Flight, type Lane, type Task } from './contact-lanes.ts';
import { compareDue, createDueQueue, type Due } from './due-queue.ts';
import { readUpcoming } from './upcoming-events.ts';

/**
 * How many events are taken from the plan ahead of their turn.
 *
 * @remarks It is used up only where a contact that answers slowly has that many events waiting; then the others
 * wait for it too.
 */
export const LOOK_AHEAD = 1000;

/** What an agenda is made of. */
export type AgendaOptions = {
  /** In story order. */
  readonly events: Iterable<PlannedEvent>;
  /** Deliveries that an earlier run had begun. */
  readonly open: readonly OpenDelivery[];
  /** The story's beginning, epoch milliseconds. */
  readonly start: number;
  /** Whether a contact's attempts go out in the order of the story, retries included (the virtual clock). */
  readonly keepsStoryOrder: boolean;
  /** The wait after an attempt that fails, in milliseconds of story time; null when it would be the last. */
  retryDelayMs(delivery: PreparedDelivery, attempt: number): number | null;
};

/** Knows which attempt is to be made next. */
export type Agenda = {
  /** The attempt due first among those that need not wait for another, left where it is; null when there is none. */
  next(): Task | null;
  /** Begins the attempt that `next` gave. */
  depart(task: Task, delivery: PreparedDelivery): Flight;
  /** Ends an attempt; its delivery is sent again at `retryAt`, epoch milliseconds of the story, unless null. */
  arrive(flight: Flight, retryAt: number | null): void;
  /** Lets the plan go. */
  close(): void;
};

/** Creates the agenda of a run from its plan. */
export function createAgenda(options: AgendaOptions): Agenda {
  const upcoming = readUpcoming(options.events, options.start);
  const lanes = createContactLanes();
  /** Tasks that need not wait, and some that had to after all or have gone: `firstReady` sorts them out. */
  const ready = createDueQueue<Task>();
  let aheadCount = 0;

  const offer = (lane: Lane): void => {
    const head = lane.head();
    if (head !== null) ready.push(head);
  };
  const enter = (task: Task): void => {
    if (task.lane === null) {
      ready.push(task);
      return;
    }
    task.lane.add(task);
    if (task.lane.head() === task) ready.push(task);
  };
  const firstReady = (): Task | null => {
    for (;;) {
      const task = ready.peek();
      if (task === undefined) return null;
      if (task.lane === null || task.lane.head() === task) return task;
      ready.pop();
    }
  };
  const pull = ({ event, ...due }: Due & { readonly event: PlannedEvent }): void => {
    upcoming.skip();
    aheadCount += 1;
    enter({ ...due, event, delivery: null, lane: lanes.laneOf(event.contact) });
  };

  for (const { event, delivery, number, dueAt } of options.open) {
    const lane = number === 1 || options.keepsStoryOrder ? lanes.laneOf(event.contact) : null;
    enter({ dueAt, index: event.index, number, event: null, delivery, lane, isResumed: true });
  }

  return {
    next: () => {
      for (;;) {
        const task = firstReady();
        if (aheadCount >= LOOK_AHEAD) return task;
        const event = upcoming.peek();
        if (event === null || (task !== null && compareDue(task, event) < 0)) return task;
        pull(event);
      }
    },
    depart: (task, delivery) => {
      ready.pop();
      if (task.event !== null) aheadCount -= 1;
      const flight = { task, delivery, retryDue: lazily(() => retryDue(options, task, delivery)) };
      if (task.lane !== null) {
        task.lane.depart(flight);
        offer(task.lane);
      }
      return flight;
    },
    arrive: (flight, retryAt) => {
      const { index, number, lane } = flight.task;
      if (retryAt !== null) {
        const retry = { dueAt: retryAt, index, number: number + 1, event: null, delivery: flight.delivery };
        enter({ ...retry, lane: options.keepsStoryOrder ? lane : null });
      }
      if (lane !== null) {
        lane.arrive(flight);
        offer(lane);
      }
    },
    close: upcoming.close,
  };
}

function retryDue(options: AgendaOptions, task: Task, delivery: PreparedDelivery): Due | null {
  const delayMs = options.retryDelayMs(delivery, task.number);
  return delayMs === null
    ? null
    : { dueAt: task.dueAt + delayMs, index: task.index, number: task.number + 1 };
}

/** Works a value out when it is first asked for, and then keeps it. */
function lazily<Value>(make: () => Value): () => Value {
  let kept: { readonly value: Value } | null = null;
  return () => {
    kept ??= { value: make() };
    return kept.value;
  };
}
