import type { PreparedDelivery } from '../model/delivery.ts';
import type { ContactRef, PlannedEvent } from '../model/timeline.ts';
import { compareDue, createDueQueue, type Due } from './due-queue.ts';

/** One attempt to make: the first of a planned event, or the retry of a delivery. */
export type Task = Due & {
  readonly lane: Lane | null;
  /** Set on the first attempt of a delivery that an earlier run had begun. */
  readonly isResumed?: true;
} & (
    | { readonly event: PlannedEvent; readonly delivery: null }
    | { readonly event: null; readonly delivery: PreparedDelivery }
  );

/** An attempt under way. */
export type Flight = {
  readonly task: Task;
  readonly delivery: PreparedDelivery;
  /** When its retry would be due if it failed; null when that holds nothing back. */
  retryDue(): Due | null;
};

/** What one contact is still to get, and what is on its way. */
export type Lane = {
  add(task: Task): void;
  /** The task due first, or null while it has to wait for an attempt under way, or when there is none. */
  head(): Task | null;
  /** Takes the head out and notes that it is under way. */
  depart(flight: Flight): void;
  /** Notes that an attempt has ended. */
  arrive(flight: Flight): void;
};

/** The lanes of a run; one that is idle is forgotten, so that their number stays that of the busy contacts. */
export type ContactLanes = {
  /** The contact's lane, or null for an event without contact: it follows nobody. */
  laneOf(contact: ContactRef | null): Lane | null;
};

/** Creates the lanes of a run, all empty. */
export function createContactLanes(): ContactLanes {
  const lanes = new Map<string, Lane>();
  return {
    laneOf: (contact) => {
      if (contact === null) return null;
      const key = contact.member === null ? contact.name : `${contact.name}\n${contact.member}`;
      let lane = lanes.get(key);
      if (lane === undefined) {
        lane = createLane(() => lanes.delete(key));
        lanes.set(key, lane);
      }
      return lane;
    },
  };
}

function createLane(forget: () => void): Lane {
  const tasks = createDueQueue<Task>();
  const flights = new Set<Flight>();
  return {
    add: tasks.push,
    head: () => {
      const task = tasks.peek();
      return task !== undefined && mayDepart(task, flights) ? task : null;
    },
    depart: (flight) => {
      tasks.pop();
      flights.add(flight);
    },
    arrive: (flight) => {
      flights.delete(flight);
      if (tasks.size() === 0 && flights.size === 0) forget();
    },
  };
}

/** One first attempt at a time, and nothing that the retry of an attempt under way would come before. */
function mayDepart(task: Task, flights: ReadonlySet<Flight>): boolean {
  for (const flight of flights) {
    if (task.number === 1 && flight.task.number === 1) return false;
    const retry = flight.retryDue();
    if (retry !== null && compareDue(retry, task) < 0) return false;
  }
  return true;
}
