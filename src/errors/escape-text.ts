/**
 * What must not reach a terminal as it is: control characters (escape sequences begin with one), marks that turn
 * the direction of writing or show nothing, line separators, and halves of surrogate pairs.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Line feeds and tabs apart, as in a message of several lines. */
const UNSAFE_IN_LINES = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** What `JSON.stringify` leaves as it is. Control characters below U+0020 are its own line feeds. */
const UNSAFE_IN_JSON = /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Makes text safe to print on one line: `\n`, `\x1b`, `\u{202e}` for what a terminal would act on. */
export function escapeText(text: string): string {
  return text.replace(UNSAFE, escapeCharacter);
}

/** Makes text of several lines safe to print: as {@link escapeText}, but line feeds and tabs stay. */
export function escapeLines(text: string): string {
  return text.replace(UNSAFE_IN_LINES, escapeCharacter);
}

/** Escapes every text in a plain value, keys left alone. */
export function escapeAll<Value>(value: Value): Value {
  if (typeof value === 'string') return escapeText(value) as Value;
  if (Array.isArray(value)) return value.map((item) => escapeAll(item)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escapeAll(item)])) as Value;
}

/**
 * Writes a value as JSON that is safe to print: what a terminal would act on is written as `\u202e`, which reads back
 * as the same text.
 *
 * @param indent Spaces to a level; 0 writes one line.
 */
export function stringifySafely(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(UNSAFE_IN_JSON, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${hex(character.charCodeAt(at), 4)}`).join(''),
  );
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return NAMED[character] ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u{${code.toString(16)}}`);
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
