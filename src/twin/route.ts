import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Shapes } from './describe-message.ts';
import type { Identities } from './identities.ts';
import type { PostedMessage } from './posted-message.ts';
import type { World } from './world.ts';

/** A request as a route looks at it. */
export type Asked = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** JSON or a form, as an object; null for anything else. */
  readonly body: JsonObject | null;
};

/** What a route answers from. */
export type Answering = {
  readonly world: World;
  readonly shapes: Shapes;
  readonly identities: Identities;
  /** Refresh tokens that were used. */
  readonly spentTokens: Set<string>;
  /** Told of a message that was posted. */
  onMessage(message: PostedMessage): void;
};

/** An answer before it is put into HTTP. */
export type TwinAnswer = {
  readonly status: number;
  /** JSON, unless it is bytes. */
  readonly body: JsonValue | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
};

/** One thing the twin can be asked. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With parameters as in `/contacts/:contactId`. */
  readonly path: string;
  /** Which of the two mandatory headers it asks for. @default both */
  readonly needs?: { readonly version: boolean; readonly authorization: boolean };
  answer(asked: Asked, from: Answering): TwinAnswer;
};

/** A JSON answer that went well; the kind seen in the wild has a `traceId`. */
export function answerJson(body: JsonObject, { shapes, identities }: Answering, status = 200): TwinAnswer {
  return { status, body: shapes === 'observed' ? { ...body, traceId: identities.traceId() } : body };
}

/** A parameter of the path; the path has it, or the route would not have matched. */
export function paramOf({ params }: Asked, name: string): string {
  return params[name] ?? '';
}
