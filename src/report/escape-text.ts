/**
 * What must not reach a terminal as it is: control characters (escape sequences begin with one), marks that turn
 * the direction of writing or show nothing, line separators, and halves of surrogate pairs.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Makes text safe to print on one line: `\n`, `\x1b`, `\u{202e}` for what a terminal would act on. */
export function escapeText(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return NAMED[character] ?? (code < 0x100 ? `\\x${hex(code)}` : `\\u{${code.toString(16)}}`);
  });
}

/** Escapes every text in a plain value, keys left alone. */
export function escapeAll<Value>(value: Value): Value {
  if (typeof value === 'string') return escapeText(value) as Value;
  if (Array.isArray(value)) return value.map((item) => escapeAll(item)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escapeAll(item)])) as Value;
}

/** Reads bytes as UTF-8; where they are not, as ASCII with `\xNN` for every other byte. */
export function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${hex(byte)}`)).join(
      '',
    );
  }
}

function hex(code: number): string {
  return code.toString(16).padStart(2, '0');
}
