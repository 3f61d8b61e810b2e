import type { Kind, PayloadByKind } from './generated/payload-by-kind.ts';
import type { JsonValue } from './json.ts';
import type { Payload } from './payload.ts';
import type { Revision } from './revision.ts';

/**
 * The payload of a kind in revision `latest`, as in `PayloadOf<'call.answered'>`; without a kind, any payload.
 *
 * @remarks It is what HighLevel sends. What a step's `set`, `omit` or `fault` changes is not in the type.
 */
export type PayloadOf<K extends string = string> = K extends Kind ? PayloadByKind[K] : Payload;

/** The name of a field in the payload of a kind; without a kind, of any. */
export type FieldName<K extends string = string> = K extends Kind
  ? keyof PayloadByKind[K]
  : { [Each in Kind]: keyof PayloadByKind[Each] }[Kind];

type NestedPath = `${string}.${string}`;

/** A way to a value in a payload: the name of a field, or a path with dots, as in `contact.name` or `attachments.0`. */
export type FieldPath<K extends string = string> = FieldName<K> | NestedPath;

/**
 * Values to set in a payload: by the name of a field, or by a path with dots.
 *
 * @remarks Values are not checked, since a test may need a wrong one. To add a field that the kind does not have, say
 * that you mean it: `{ brandNew: true } as JsonObject`.
 */
export type SetValues<K extends string = string> = { readonly [Field in FieldName<K>]?: JsonValue } & {
  readonly [Path in NestedPath]: JsonValue;
};

/**
 * The kind whose payload type applies: `K` if it is one kind (or a few) in revision `latest`, otherwise any.
 */
export type TypedKind<K extends Kind, R extends Revision = 'latest'> = Kind extends K
  ? string
  : [R] extends ['latest']
    ? K
    : string;
