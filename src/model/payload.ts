import type { JsonValue } from './json.ts';
import type { Locale } from './scenario.ts';

/** The JSON of one event, keys in the order they are sent. */
export type Payload = Readonly<Record<string, JsonValue>>;

/** A person an agency talks to, the same through a whole run. */
export type Contact = {
  readonly id: string;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  /** E.164, `+1 NPA 555-01NN`. */
  readonly phone: string;
  readonly email: string;
  readonly tags: readonly string[];
  readonly conversationId: string;
  readonly location: Location;
  readonly locale: Locale;
};

/** Somebody who works at a location. */
export type User = {
  readonly id: string;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
};

/** A sub-account of HighLevel. */
export type Location = {
  readonly id: string;
  readonly name: string;
  readonly timezone: string;
  /** The number its calls and texts come from, E.164. */
  readonly phone: string;
  readonly email: string;
};
