/** Escapes a text as `JSON.stringify` does, without the quotes. */
export function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
