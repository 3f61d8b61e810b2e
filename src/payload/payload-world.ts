import type { JsonValue } from '../model/json.ts';
import type { Scenario } from '../model/scenario.ts';
import type { ContactRef, Occurrence } from '../model/timeline.ts';
import type { Cast } from './cast.ts';

/** What payloads hang on besides their event. */
export type PayloadWorld = {
  readonly scenario: Pick<Scenario, 'name' | 'locale' | 'steps'>;
  /** Makes people and texts. */
  readonly seed: string;
  /** Makes message identities, together with the seed. */
  readonly runId: string;
  readonly appId: string;
  readonly versionId: string;
  readonly cast: Cast;
  /** The story's beginning, epoch milliseconds. */
  readonly startsAt: number;
  /**
   * When an event of a kind first happens to a contact in this story, epoch milliseconds; null when it does not.
   *
   * @default nothing is known of other events
   */
  readonly firstAt?: (kind: string, contact: ContactRef) => number | null;
  /**
   * The events about the same thing, a contact or its appointment, say, that happened before one, in story order.
   *
   * @default nothing is known of other events
   */
  readonly changesBefore?: (event: Occurrence) => readonly Occurrence[];
  /**
   * Values set in every payload, by path; a step's own come on top.
   *
   * @default none
   */
  readonly preset?: Readonly<Record<string, JsonValue>>;
  /** Values set in every payload, by path; applied after a step's own. */
  readonly set: Readonly<Record<string, JsonValue>>;
};
