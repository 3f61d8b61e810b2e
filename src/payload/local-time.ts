const MINUTE_MS = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Writes an instant as people at a place read it, `2026-03-10T09:30:00-04:00`.
 *
 * @param at Epoch milliseconds.
 * @param timezone As in `America/New_York`.
 */
export function formatLocalTime(at: number, timezone: string): string {
  const offset = utcOffsetMinutes(at, timezone);
  const local = new Date(at + offset * MINUTE_MS).toISOString().slice(0, 19);
  const sign = offset < 0 ? '-' : '+';
  return `${local}${sign}${twoDigits(Math.abs(offset) / 60)}:${twoDigits(Math.abs(offset) % 60)}`;
}

/**
 * Finds the instant of a time of day at a place, some days on; a weekend is passed over.
 *
 * @param from Epoch milliseconds.
 * @returns Epoch milliseconds.
 */
export function localInstant(
  from: number,
  place: { readonly timezone: string; readonly days: number; readonly minuteOfDay: number },
): number {
  const day = new Date(from + utcOffsetMinutes(from, place.timezone) * MINUTE_MS);
  day.setUTCDate(day.getUTCDate() + place.days);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1);
  day.setUTCHours(0, place.minuteOfDay, 0, 0);
  const guess = day.getTime() - utcOffsetMinutes(day.getTime(), place.timezone) * MINUTE_MS;
  return day.getTime() - utcOffsetMinutes(guess, place.timezone) * MINUTE_MS;
}

function utcOffsetMinutes(at: number, timezone: string): number {
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
    formats.set(timezone, format);
  }
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function twoDigits(count: number): string {
  return String(Math.floor(count)).padStart(2, '0');
}
