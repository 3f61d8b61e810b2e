/** Any value JSON can carry. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: JsonValue };

/** A JSON Schema as plain data; this project reads it, it never walks arbitrary schemas. */
export type JsonSchema = { readonly [keyword: string]: unknown };
