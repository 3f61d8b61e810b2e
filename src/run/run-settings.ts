import { FAULTS } from '../catalog/faults.ts';
import { findRetryPolicy } from '../catalog/retry-policies.ts';
import { findRevision } from '../catalog/revisions.ts';
import { DEFAULT_TIMEOUT_MS } from '../catalog/wire.ts';
import { RunError } from '../errors/run-error.ts';
import type { RunStarted } from '../model/journal.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Revision } from '../model/revision.ts';
import type {
  ClockMode,
  RetryPolicy,
  Scenario,
  SignMode,
  Step,
  StoryStart,
  TimestampMode,
} from '../model/scenario.ts';
import { parseDuration } from '../scenario/parse-duration.ts';
import { parseInstant } from '../scenario/parse-instant.ts';
import type { RunOptions } from './run-options.ts';
import { drawIdentity, systemClock } from './system-clock.ts';

/** Every choice of a run made: options beat the scenario, which beats the defaults. */
export type RunSettings = {
  readonly seed: string;
  readonly runId: string;
  readonly start: StoryStart;
  readonly clock: ClockMode;
  readonly timestamps: TimestampMode;
  readonly revision: Revision;
  readonly sign: SignMode;
  readonly appId: string;
  readonly versionId: string;
  readonly locationId: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly retry: RetryPolicy;
  readonly timeoutMs: number;
  readonly concurrency: number;
  readonly strict: boolean;
  readonly set: Readonly<Record<string, JsonValue>>;
  readonly allowHost: readonly string[];
};

/** What a run falls back on where neither options nor scenario say. */
export type RunDefaults = {
  readonly seed: () => string;
  readonly runId: () => string;
  readonly start: () => StoryStart;
  readonly timestamps: TimestampMode;
};

/** A real run draws what makes it new, and begins now. */
export const REAL_RUN: RunDefaults = {
  seed: drawIdentity,
  runId: drawIdentity,
  start: () => ({ at: systemClock.wallNow(), utcOffsetMinutes: 0 }),
  timestamps: 'wall',
};

/** A dry run prints the same bytes each time. */
export const DRY_RUN: RunDefaults = {
  seed: () => '0',
  runId: () => 'dry-run',
  start: () => ({ at: Date.UTC(2026, 0, 1), utcOffsetMinutes: 0 }),
  timestamps: 'story',
};

/** Where the choices of a run come from, besides the scenario. */
export type SettlingSources = {
  readonly options: Omit<RunOptions, 'keys'>;
  /** The app id kept with the keys; null when none is. */
  readonly keysAppId: string | null;
  /** @default those of a real run */
  readonly defaults?: RunDefaults;
};

/** The app events are for when nobody says; 24 hexadecimal digits, as HighLevel's are. */
const FIXED_APP_ID = '686967686c6576656c6d6f63';

/**
 * Settles what a run does.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID` saying which option and what it may be
 * @throws {@link CatalogError} `HL_CATALOG_UNKNOWN_REVISION`, `HL_CATALOG_UNKNOWN_POLICY`
 */
export function settleRun(scenario: Scenario, from: SettlingSources): RunSettings {
  const { options, defaults = REAL_RUN } = from;
  const { sender } = scenario;
  const appId = options.appId ?? sender.appId ?? from.keysAppId ?? FIXED_APP_ID;
  return {
    seed: options.seed === undefined ? (scenario.seed ?? defaults.seed()) : readSeed(options.seed),
    runId: options.runId ?? defaults.runId(),
    start:
      options.startAt === undefined ? (scenario.startsAt ?? defaults.start()) : readStart(options.startAt),
    clock: options.clock === undefined ? (scenario.clock ?? 'virtual') : readClock(options.clock),
    timestamps: options.timestamps ?? scenario.timestamps ?? defaults.timestamps,
    revision:
      options.revision === undefined ? (scenario.revision ?? 'latest') : findRevision(options.revision),
    sign: options.sign ?? sender.sign ?? 'ed25519',
    appId,
    versionId: options.versionId ?? sender.versionId ?? appId,
    locationId: options.locationId,
    headers: { ...sender.headers, ...options.header },
    retry: readRetry(options.retry ?? sender.retry ?? 'highlevel-2026'),
    timeoutMs:
      options.timeout === undefined ? (sender.timeoutMs ?? DEFAULT_TIMEOUT_MS) : readTimeout(options.timeout),
    concurrency: readConcurrency(options.concurrency ?? sender.concurrency ?? 8),
    strict: options.strict ?? scenario.strict ?? false,
    set: options.set ?? {},
    allowHost: options.allowHost ?? [],
  };
}

/** Whether a run signs with RSA, by its mode or by a fault of one of its steps. */
export function needsRsa(scenario: Scenario, options: Pick<RunOptions, 'sign'>): boolean {
  const sign = options.sign ?? scenario.sender.sign ?? 'ed25519';
  const faults = new Set(FAULTS.filter((fault) => fault.needsRsa).map((fault) => fault.name as string));
  return sign === 'both' || sign === 'legacy' || scenario.steps.some(stepNeedsRsa);

  function stepNeedsRsa(step: Step): boolean {
    if (step.form === 'each' || step.form === 'repeat') return step.steps.some(stepNeedsRsa);
    return step.form !== 'wait' && step.fault !== undefined && faults.has(step.fault.name);
  }
}

/** The settings as a journal keeps them: everything that repeats the run, and no key. */
export function describeSettings(settings: RunSettings, target: string): JsonObject {
  const { seed: _seed, runId: _runId, ...options } = settings;
  return { target, ...options } as unknown as JsonObject;
}

/** The settings of a recorded run, as {@link describeSettings} wrote them. */
export function readRecordedSettings({ options, seed, runId }: RunStarted): RunSettings {
  const { target: _target, ...settings } = options;
  return { ...settings, seed, runId } as unknown as RunSettings;
}

function readSeed(seed: string | number): string {
  if (typeof seed === 'number' && !Number.isSafeInteger(seed)) {
    throw invalid(
      'seed',
      `${seed} is not a whole number that a computer keeps exactly`,
      'Give it as text: "…".',
    );
  }
  return String(seed);
}

function readStart(text: string): StoryStart {
  const start = parseInstant(text);
  if (start === null) {
    throw invalid(
      'start-at',
      `"${text}" is not an ISO instant with an offset`,
      'Write 2026-11-24T09:00:00-05:00.',
    );
  }
  return start;
}

function readClock(text: string): ClockMode {
  if (text === 'virtual' || text === 'real') return text;
  const times = /^x(\d+(?:\.\d+)?)$/.exec(text)?.[1];
  if (times === undefined || Number(times) === 0) {
    throw invalid('clock', `"${text}" is no clock`, 'Use virtual, real, or x60 for sixty times as fast.');
  }
  return { times: Number(times) };
}

function readRetry(retry: string | RetryPolicy): RetryPolicy {
  return typeof retry === 'string' ? findRetryPolicy(retry) : retry;
}

function readTimeout(timeout: number | string): number {
  const timeoutMs = typeof timeout === 'number' ? timeout : parseDuration(timeout);
  if (timeoutMs === null || !(timeoutMs > 0)) {
    throw invalid('timeout', `"${timeout}" is no duration above 0`, 'Write 250ms, 10s or 1m.');
  }
  return timeoutMs;
}

function readConcurrency(concurrency: number): number {
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 1000) {
    throw invalid('concurrency', `${concurrency} is not a whole number from 1 to 1000`, 'The default is 8.');
  }
  return concurrency;
}

function invalid(option: string, reason: string, advice: string): RunError {
  return new RunError('HL_RUN_OPTION_INVALID', `Failed to read --${option}: ${reason}. ${advice}`);
}
