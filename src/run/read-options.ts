import { validateHeaderName, validateHeaderValue } from 'node:http';
import { explainReservedHeader } from '../catalog/reserved-headers.ts';
import { findRetryPolicy } from '../catalog/retry-policies.ts';
import { RunError } from '../errors/run-error.ts';
import type { JsonValue } from '../model/json.ts';
import type { ClockMode, RetryPolicy, StoryStart } from '../model/scenario.ts';
import { parseDuration } from '../scenario/parse-duration.ts';
import { parseInstant } from '../scenario/parse-instant.ts';
import { FORBIDDEN_KEYS } from '../scenario/source-tree.ts';

// Every reader here throws RunError HL_RUN_OPTION_INVALID, saying what the option may be. Its last parameter is what
// messages call the option: the flag, unless it was written elsewhere.

/** What Node's timers hold. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** Reads a seed; a number and its digits are the same seed. */
export function readSeed(seed: string | number, option = '--seed'): string {
  if (typeof seed === 'number' && !Number.isSafeInteger(seed)) {
    throw invalid(
      option,
      `${seed} is not a whole number that a computer keeps exactly`,
      'Give it as text: "…".',
    );
  }
  return String(seed);
}

/** Reads the instant a story begins. */
export function readStart(text: string, option = '--start-at'): StoryStart {
  const start = parseInstant(text);
  if (start === null) {
    throw invalid(
      option,
      `"${text}" is not an ISO instant with an offset`,
      'Write 2026-11-24T09:00:00-05:00.',
    );
  }
  return start;
}

/** Reads `virtual`, `real` or `x<N>`. */
export function readClock(text: string, option = '--clock'): ClockMode {
  if (text === 'virtual' || text === 'real') return text;
  const times = /^x(\d+(?:\.\d+)?)$/.exec(text)?.[1];
  if (times === undefined || Number(times) === 0) {
    throw invalid(option, `"${text}" is no clock`, 'Use virtual, real, or x60 for sixty times as fast.');
  }
  return { times: Number(times) };
}

/**
 * Reads a retry policy, by name or as it is.
 *
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_POLICY`
 */
export function readRetry(retry: string | RetryPolicy): RetryPolicy {
  return typeof retry === 'string' ? findRetryPolicy(retry) : retry;
}

/**
 * Reads a bound on one attempt.
 *
 * @param timeout Milliseconds, or a duration as in `10s`.
 * @returns Milliseconds.
 */
export function readTimeout(timeout: number | string, option = '--timeout'): number {
  const timeoutMs = typeof timeout === 'number' ? timeout : parseDuration(timeout);
  if (timeoutMs === null || !(timeoutMs > 0) || timeoutMs > LONGEST_TIMEOUT_MS) {
    throw invalid(option, `"${timeout}" is no duration above 0 and up to 24 days`, 'Write 250ms, 10s or 1m.');
  }
  return timeoutMs;
}

/** Reads how many attempts may be in flight. */
export function readConcurrency(concurrency: number, option = '--concurrency'): number {
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 1000) {
    throw invalid(option, `${concurrency} is not a whole number from 1 to 1000`, 'The default is 8.');
  }
  return concurrency;
}

/** Reads how many events a story may have. */
export function readMaxEvents(maxEvents: number, option = '--max-events'): number {
  if (!Number.isSafeInteger(maxEvents) || maxEvents < 1) {
    throw invalid(option, `${maxEvents} is not a whole number from 1`, 'The default is 10000000.');
  }
  return maxEvents;
}

/** Reads one of a few words. */
export function readChoice<Choice extends string>(
  value: Choice,
  { option, choices }: { readonly option: string; readonly choices: readonly Choice[] },
): Choice {
  if (!choices.includes(value)) {
    throw invalid(option, `"${value}" is not one of its values`, `Use ${choices.join(', ')}.`);
  }
  return value;
}

/**
 * Reads headers: names and values that HTTP can carry, and that are not the sender's own.
 *
 * @returns Names in lower case; of those that differ in case only the last counts.
 */
export function readHeaders(
  headers: Readonly<Record<string, string>>,
  option = '--header',
): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(headers)) {
    const advice = explainReservedHeader(name);
    if (advice !== null) throw invalid(option, `"${name}" is a header that the sender makes itself`, advice);
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    } catch {
      // The value may be a secret, so it is not quoted.
      throw invalid(
        option,
        `"${name}" or its value is not what a header can hold`,
        "It reads 'Name: value'.",
      );
    }
  }
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Reads values to set: paths whose names are separated by single dots. */
export function readSet(
  values: Readonly<Record<string, JsonValue>>,
  option = '--set',
): Readonly<Record<string, JsonValue>> {
  for (const path of Object.keys(values)) {
    const names = path.split('.');
    if (names.includes('') || names.some((name) => FORBIDDEN_KEYS.includes(name))) {
      throw invalid(
        option,
        `"${path}" is no path`,
        'Write names and numbers with dots between, as in attachments.0.',
      );
    }
  }
  return values;
}

function invalid(option: string, reason: string, advice: string): RunError {
  return new RunError('HL_RUN_OPTION_INVALID', `Failed to read ${option}: ${reason}. ${advice}`);
}
