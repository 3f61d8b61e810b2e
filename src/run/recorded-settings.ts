import { REVISIONS } from '../catalog/revisions.ts';
import { MASKED } from '../catalog/secret-headers.ts';
import { JournalError } from '../errors/journal-error.ts';
import { RunError } from '../errors/run-error.ts';
import type { RunStarted } from '../model/journal.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import * as read from './read-options.ts';
import type { RunSettings } from './run-settings.ts';

/** The settings as a journal keeps them: everything that repeats the run, except keys and what it was allowed. */
export function describeSettings(settings: RunSettings, target: string): JsonObject {
  const { seed: _seed, runId: _runId, allowHost: _allowHost, maxEvents: _maxEvents, ...options } = settings;
  return { target, ...options } as unknown as JsonObject;
}

/** What a resumed run takes from its user instead of its journal. */
export type ResumedWith = Pick<RunSettings, 'allowHost' | 'headers' | 'maxEvents'>;

/**
 * The settings of a recorded run, as {@link describeSettings} wrote them.
 *
 * @remarks A journal is a file like any other, and may come from somebody else: every setting is checked, and none
 * that is not known is kept.
 * @throws {@link JournalError} `HL_JOURNAL_UNREADABLE` when they are none
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` when a header was masked, and is not given again
 */
export function readRecordedSettings(
  { options, seed, runId }: RunStarted,
  { path, allowHost, maxEvents, headers: given }: ResumedWith & { readonly path: string },
): RunSettings {
  const settings = Object.entries(CHECKS).map(([name, isFit]) => {
    const value = options[name];
    if (isFit(value)) return [name, value];
    throw new JournalError(
      'HL_JOURNAL_UNREADABLE',
      `Failed to resume "${path}": its first line has no proper "${name}" among the options of the run. ` +
        'Restore the file, or start a new run.',
    );
  });
  const recorded = { ...Object.fromEntries(settings), seed, runId, allowHost, maxEvents } as RunSettings;
  return { ...recorded, headers: unmask(recorded.headers, { path, given: read.readHeaders(given) }) };
}

function unmask(
  headers: Headers,
  { path, given }: { readonly path: string; readonly given: Headers },
): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (value !== MASKED) return [name, value];
      if (given[name] !== undefined) return [name, given[name]];
      throw new RunError(
        'HL_RUN_OPTION_INVALID',
        `Failed to resume "${path}": the journal has the header "${name}" without its value, which is a secret. ` +
          `Give it again: --header '${name}: …'.`,
      );
    }),
  );
}

type Recorded = JsonValue | undefined;
type Check = (value: Recorded) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const oneOf =
  (...choices: readonly unknown[]): Check =>
  (value) =>
    choices.includes(value);

const CHECKS: Readonly<
  Record<Exclude<keyof RunSettings, 'seed' | 'runId' | 'allowHost' | 'maxEvents'>, Check>
> = {
  start: (value) => isMap(value) && isNumber(value.at) && isNumber(value.utcOffsetMinutes),
  clock: (value) =>
    value === 'virtual' ||
    value === 'real' ||
    (isMap(value) && typeof value.times === 'number' && value.times > 0),
  timestamps: oneOf('wall', 'story'),
  revision: oneOf(...REVISIONS),
  sign: oneOf('ed25519', 'both', 'legacy', 'none'),
  appId: isText,
  versionId: isText,
  locationId: (value) => value === undefined || isText(value),
  headers: (value) =>
    isMap(value) && Object.values(value).every(isText) && reads(() => read.readHeaders(value as Headers)),
  retry: (value) =>
    isMap(value) &&
    isText(value.name) &&
    (value.on === 'any' || Array.isArray(value.on)) &&
    [value.max, value.baseMs, value.factor, value.capMs, value.jitter, value.spreadMs].every(isNumber),
  timeoutMs: (value) => typeof value === 'number' && reads(() => read.readTimeout(value)),
  concurrency: (value) => typeof value === 'number' && reads(() => read.readConcurrency(value)),
  strict: oneOf(true, false),
  preset: isPaths,
  set: isPaths,
};

type Headers = Readonly<Record<string, string>>;

function isPaths(value: Recorded): boolean {
  return isMap(value) && reads(() => read.readSet(value));
}

function isMap(value: Recorded): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reads(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
