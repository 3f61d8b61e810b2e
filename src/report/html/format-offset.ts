const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/**
 * Writes how far into a story something happened: `0 s`, `+250 ms`, `+3 s`, `+10 min 13 s`, `+2 d 4 h`.
 *
 * @param ms Milliseconds since the story began; negative ones get a minus.
 * @returns The two largest units that are not zero; the rest is cut off.
 */
export function formatOffset(ms: number): string {
  if (ms === 0) return '0 s';
  return (ms < 0 ? '−' : '+') + formatSpan(Math.abs(ms));
}

/** Writes a span of time in its two largest units: `10 min 13 s`. */
export function formatSpan(ms: number): string {
  let left = Math.round(ms);
  const parts: string[] = [];
  for (const [name, size] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count} ${name}`);
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? '0 ms' : parts.join(' ');
}
