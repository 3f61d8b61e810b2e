import type { Person } from '../../src/load/people.ts';
import type { KindField } from '../../src/model/catalog.ts';

/** What an event says of those it is about. */
export type TrafficPerson = Pick<
  Person,
  'contactId' | 'conversationId' | 'locationId' | 'userId' | 'contactPhone' | 'locationPhone'
>;

/** The cast and the kinds that every maker of events has in common. */
export type Traffic = {
  readonly people: readonly TrafficPerson[];
  readonly appId: string;
  /** Each kind as often as it comes up among so many events. */
  readonly kinds: readonly string[];
  fieldsOf(kind: string): readonly KindField[];
};

/** Makes an event. @param turn From 0; says which person and which kind come up. */
export type TrafficMaker = (turn: number) => Readonly<Record<string, unknown>>;

/** Gives what comes up in a turn, one after another. */
export function pickInTurn<Item>(items: readonly Item[], turn: number): Item {
  return items[turn % items.length] as Item;
}

/** Where recordings of calls are kept; the last part of their URL is a record id. */
export const RECORDINGS = 'https://recordings.example.com';

/** Calls that were answered, and those that reached voicemail, took so many seconds. */
export const CALL_SECONDS = { answered: [15, 900], voicemail: [4, 60] } as const;
