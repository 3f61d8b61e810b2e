import { FAULTS } from '../catalog/faults.ts';
import { findRevision } from '../catalog/revisions.ts';
import { DEFAULT_TIMEOUT_MS } from '../catalog/wire.ts';
import type { JsonValue } from '../model/json.ts';
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
import { DEFAULT_MAX_EVENTS } from '../timeline/assert-countable-events.ts';
import {
  readChoice,
  readClock,
  readConcurrency,
  readHeaders,
  readMaxEvents,
  readRetry,
  readSeed,
  readSet,
  readStart,
  readTimeout,
} from './read-options.ts';
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
  /** Values set in every payload before a step's own. */
  readonly preset: Readonly<Record<string, JsonValue>>;
  /** Values set in every payload after a step's own. */
  readonly set: Readonly<Record<string, JsonValue>>;
  readonly allowHost: readonly string[];
  readonly maxEvents: number;
};

/** What a run falls back on where neither options nor scenario say. */
export type RunDefaults = {
  readonly seed: () => string;
  readonly runId: () => string;
  readonly start: () => StoryStart;
  readonly timestamps: TimestampMode;
};

/** A real run draws what makes it new, and begins now. */
const REAL_RUN: RunDefaults = {
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

const TIMESTAMPS = { option: '--timestamps', choices: ['wall', 'story'] } as const;
const SIGN_MODES = { option: '--sign', choices: ['ed25519', 'both', 'legacy', 'none'] } as const;

/** The app events are for when nobody says; 24 hexadecimal digits, as HighLevel's are. */
export const FIXED_APP_ID = '686967686c6576656c6d6f63';

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
    timestamps: readChoice(options.timestamps ?? scenario.timestamps ?? defaults.timestamps, TIMESTAMPS),
    revision:
      options.revision === undefined ? (scenario.revision ?? 'latest') : findRevision(options.revision),
    sign: readChoice(options.sign ?? sender.sign ?? 'ed25519', SIGN_MODES),
    appId,
    versionId: options.versionId ?? sender.versionId ?? appId,
    locationId: options.locationId,
    headers: readHeaders({ ...sender.headers, ...options.header }),
    retry: readRetry(options.retry ?? sender.retry ?? 'highlevel-2026'),
    timeoutMs: readTimeout(options.timeout ?? sender.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    concurrency: readConcurrency(options.concurrency ?? sender.concurrency ?? 8),
    strict: options.strict ?? scenario.strict ?? false,
    preset: scenario.preset ?? {},
    set: readSet(options.set ?? {}),
    allowHost: options.allowHost ?? [],
    maxEvents: readMaxEvents(options.maxEvents ?? DEFAULT_MAX_EVENTS),
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
