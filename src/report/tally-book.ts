import type { Outcome } from '../model/delivery.ts';
import type { Totals } from '../model/report.ts';
import type { DeliveryRecord } from './delivery-record.ts';
import type { KindRow } from './report-details.ts';

/** Counts what happens, over the whole run and by kind. */
export type TallyBook = {
  addEvent(delivery: DeliveryRecord): void;
  /** Counts an event that is never sent. */
  addDropped(event: DeliveryRecord): void;
  /** Counts an attempt of a delivery as it stood before. */
  addAttempt(before: DeliveryRecord, outcome: Outcome): void;
  /** Counts a delivery's end; one that was never attempted counts with the outcome it ended with. */
  addEnd(delivery: DeliveryRecord, end: { readonly outcome: Outcome; readonly lost: boolean }): void;
  /** The totals now; a later count does not change them. */
  totals(): Totals;
  /** The rows now, in the order the kinds first came up. */
  byKind(): readonly KindRow[];
};

type Mutable<Counts> = { -readonly [Key in keyof Counts]: Counts[Key] };

const COUNTED_AS = {
  accepted: 'accepted',
  rejected: 'rejected',
  'timed-out': 'timedOut',
  unreachable: 'unreachable',
} as const satisfies Record<Outcome, keyof Totals>;

/** Creates a book in which nothing is counted yet. */
export function createTallyBook(): TallyBook {
  const totals: Mutable<Totals> = {
    events: 0,
    dropped: 0,
    deliveries: 0,
    accepted: 0,
    rejected: 0,
    timedOut: 0,
    unreachable: 0,
    faulted: 0,
    attempts: 0,
    retried: 0,
    lost: 0,
    duplicates: 0,
  };
  const rows = new Map<string, Mutable<KindRow>>();
  const countersOf = ({ kind }: DeliveryRecord): readonly [Mutable<Totals>, Mutable<KindRow>] => {
    const row = rows.get(kind) ?? { kind, ...EMPTY_ROW };
    rows.set(kind, row);
    return [totals, row];
  };
  const countOutcome = (before: DeliveryRecord, outcome: Outcome): void => {
    for (const counter of countersOf(before)) {
      if (before.last !== null) counter[COUNTED_AS[before.last.outcome]]--;
      counter[COUNTED_AS[outcome]]++;
    }
    if (before.last !== null) return;
    totals.deliveries++;
    if (before.faulted) totals.faulted++;
    if (before.duplicate) totals.duplicates++;
  };
  const addEvent = (delivery: DeliveryRecord): void => {
    for (const counter of countersOf(delivery)) counter.events++;
  };
  return {
    addEvent,
    addDropped: (event) => {
      addEvent(event);
      totals.dropped++;
    },
    addAttempt: (before, outcome) => {
      countOutcome(before, outcome);
      totals.attempts++;
      if (before.attempts === 1) for (const counter of countersOf(before)) counter.retried++;
    },
    addEnd: (delivery, { outcome, lost }) => {
      if (delivery.last === null) countOutcome(delivery, outcome);
      if (lost) for (const counter of countersOf(delivery)) counter.lost++;
    },
    totals: () => ({ ...totals }),
    byKind: () => Array.from(rows.values(), (row) => ({ ...row })),
  };
}

const EMPTY_ROW = { events: 0, accepted: 0, rejected: 0, timedOut: 0, unreachable: 0, retried: 0, lost: 0 };
