import type { StoryStart } from '../model/scenario.ts';

/** An ISO instant with its UTC offset. */
export const INSTANT_PATTERN =
  '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2})$';

/** A time of day, `HH:MM` or `HH:MM:SS`. */
export const TIME_OF_DAY_PATTERN = '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$';

const INSTANT_FORM = new RegExp(INSTANT_PATTERN);
const TIME_OF_DAY_FORM = new RegExp(TIME_OF_DAY_PATTERN);
const MINUTE_MS = 60_000;

/**
 * Reads an ISO instant that says its UTC offset.
 *
 * @returns The instant and its offset, or null when `text` is none, has no offset, or names a day or hour that
 * does not exist (30 February).
 */
export function parseInstant(text: string): StoryStart | null {
  if (!INSTANT_FORM.test(text)) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return null;
  const utcOffsetMinutes = parseOffset(text);
  const localText = new Date(at + utcOffsetMinutes * MINUTE_MS).toISOString();
  return localText.slice(0, 16) === text.slice(0, 16) ? { at, utcOffsetMinutes } : null;
}

/**
 * Reads a time of day.
 *
 * @returns Seconds since midnight, or null when `text` is none.
 */
export function parseTimeOfDay(text: string): number | null {
  if (!TIME_OF_DAY_FORM.test(text)) return null;
  const [hours, minutes, seconds] = text.split(':').map(Number);
  return (hours as number) * 3_600 + (minutes as number) * 60 + (seconds ?? 0);
}

function parseOffset(instant: string): number {
  if (instant.endsWith('Z')) return 0;
  const [hours, minutes] = instant.slice(-5).split(':').map(Number);
  const sign = instant.at(-6) === '-' ? -1 : 1;
  return sign * ((hours as number) * 60 + (minutes as number)) || 0;
}
