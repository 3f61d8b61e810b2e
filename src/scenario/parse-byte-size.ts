const UNITS: Readonly<Record<string, number>> = { B: 1, kB: 1_000, MB: 1_000_000 };

/** The longest body a fault may ask for: 64 MB. */
const LARGEST_BYTES = 64_000_000;

/**
 * Reads a size such as `200kB` or `1MB`; units are decimal.
 *
 * @returns Bytes, or null when it is none or over 64 MB.
 */
export function parseByteSize(text: string): number | null {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(B|kB|MB)$/.exec(text) ?? [];
  if (amount === undefined) return null;
  const bytes = Math.round(Number(amount) * (UNITS[unit] as number));
  return bytes > LARGEST_BYTES ? null : bytes;
}
