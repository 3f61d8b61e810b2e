import type { JsonValue } from './json.ts';

/** A request to the twin, and what it matched. */
export type TwinRequest = {
  readonly method: string;
  /** Below the base URL, without the query, as in `/contacts/geO3cAyh6gba7UlAK01j`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON or a form as what it says, else the text; null for none. */
  readonly body: JsonValue;
  /** The route it matched, as in `GET /contacts/:contactId`; null where there is none for it. */
  readonly route: string | null;
  /** The status it was answered. */
  readonly status: number;
};
