/** Writes an integer with commas between thousands, as in `12,345`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Writes a count and its noun, as in `1 delivery` or `12 deliveries`. */
export function countNoun(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** Writes a span of milliseconds with as many digits as a person wants: `0.42 ms`, `912.4 ms`, `1.25 s`, `2 min`. */
export function formatMs(ms: number): string {
  if (ms < 1) return `${trimZeros(ms.toFixed(2))} ms`;
  if (ms < 999.95) return `${trimZeros(ms.toFixed(1))} ms`;
  if (ms < 59_995) return `${trimZeros((ms / 1000).toFixed(2))} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return seconds % 60 === 0 ? `${formatCount(minutes)} min` : `${formatCount(minutes)} min ${seconds % 60} s`;
}

/** Writes `ms` so that it does not read the same as the bound it was held against, unless it is the same. */
export function formatMsBeside(ms: number, boundMs: number): string {
  const text = formatMs(ms);
  return text !== formatMs(boundMs) || ms === boundMs ? text : `${trimZeros(ms.toFixed(3))} ms`;
}

/** Writes how many there were a second, as in `1,250.4/s`. */
export function formatRate(perSecond: number): string {
  const [whole = '', tenths] = String(Math.round(perSecond * 10) / 10).split('.');
  return `${formatCount(Number(whole))}${tenths === undefined ? '' : `.${tenths}`}/s`;
}

/** Writes a share in [0, 1] as in `2.5%`. */
export function formatShare(share: number): string {
  return `${trimZeros((share * 100).toFixed(2))}%`;
}

function trimZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
