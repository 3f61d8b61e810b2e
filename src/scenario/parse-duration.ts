const DURATION = '(\\d{1,9}(\\.\\d{1,3})?(ms|s|m)|\\d{1,6}(\\.\\d{1,3})?h)';

/** What a duration looks like; at most nine digits, so that no story leaves the calendar. */
export const DURATION_PATTERN = `^${DURATION}$`;

/** A duration, or a range of them as in `0s..90s`. */
export const DURATION_RANGE_PATTERN = `^${DURATION}(\\.\\.${DURATION})?$`;

const MS_BY_UNIT: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const FORM = new RegExp(DURATION_PATTERN);

/**
 * Reads a duration such as `250ms`, `95s`, `1.5m` or `1h`.
 *
 * @returns Whole milliseconds, or null when `text` is no duration.
 */
export function parseDuration(text: string): number | null {
  if (!FORM.test(text)) return null;
  const amount = Number.parseFloat(text);
  const unit = text.replace(/^[\d.]+/, '');
  return Math.round(amount * (MS_BY_UNIT[unit] as number));
}
