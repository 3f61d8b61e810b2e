import { availableParallelism } from 'node:os';
import { RunError } from '../errors/run-error.ts';
import type {
  AbortRule,
  LoadStage,
  ProcessedRule,
  RunExpectation,
  Scenario,
  WeightedKind,
} from '../model/scenario.ts';
import type { RunOptions } from '../run/run-options.ts';
import { type RunSettings, settleRun } from '../run/run-settings.ts';
import { parseDuration } from '../scenario/parse-duration.ts';
import { parseInstant } from '../scenario/parse-instant.ts';
import { planTimeline } from '../timeline/plan-timeline.ts';
import { assertCountable } from './assert-countable.ts';
import { type CorpusHeader, readCorpusHeader } from './corpus.ts';
import { readLoadFlags } from './read-load-flags.ts';
import { formatShard, type LoadShard, readShard, WHOLE_LOAD } from './read-shard.ts';

/** What a load can be told; each option is the flag of the same name. Options beat the scenario. */
export type LoadOptions = Omit<RunOptions, 'keys' | 'clock' | 'concurrency' | 'target' | 'twin'> & {
  readonly target?: string;
  /** As in `200/s`; goes with `duration`. */
  readonly rate?: string;
  readonly duration?: string;
  /** As in `ramp 0..200/s 30s, hold 200/s 2m, spike 800/s 10s`. */
  readonly stages?: string;
  /** The closed model: how many connections send, each as soon as it is free. */
  readonly connections?: number;
  /** How many events the closed model sends. */
  readonly events?: number;
  /** How many arrivals may be without an answer; those beyond are dropped. @default 1000 */
  readonly maxInFlight?: number;
  /** How many threads send. @default 1 */
  readonly workers?: number;
  /** `i/n`: only the contacts of the i-th of n equal shards. */
  readonly shard?: string;
  /** When to start, as an ISO instant. @default at once */
  readonly wallStart?: string;
  /** Bounds by name, as in `{ 'latency.p99': '800ms', lost: '1%' }`; they beat the scenario's. */
  readonly expect?: Readonly<Record<string, string>>;
  /** How long retries are waited for after the last arrival. @default 1m */
  readonly drain?: string;
  /** A port on which to serve a twin that counts how often each event is processed. */
  readonly twin?: number;
  /** A corpus to send instead of making events; also says when, unless `connections` does. */
  readonly from?: string;
};

/** How many events are sent when. */
export type LoadModel =
  | { readonly kind: 'open'; readonly stages: readonly LoadStage[] }
  | { readonly kind: 'closed'; readonly connections: number; readonly events: number };

/** Every choice of a load made. */
export type LoadSettings = {
  readonly run: RunSettings;
  readonly model: LoadModel;
  readonly maxInFlight: number;
  readonly workers: number;
  readonly shard: LoadShard;
  /** Epoch milliseconds; null for at once. */
  readonly wallStart: number | null;
  /** Whether events happen when they are sent, as neither scenario nor options say when the story begins. */
  readonly startsNow: boolean;
  readonly expect: RunExpectation;
  readonly mix: readonly WeightedKind[];
  readonly abortWhen: AbortRule;
  /** Whether a twin counts how often each event is processed. */
  readonly countsEffects: boolean;
  /** How often it must be; null where nobody says. */
  readonly processed: ProcessedRule | null;
  readonly drainMs: number;
  /** The file events come from; null when they are made. */
  readonly corpus: string | null;
};

const DEFAULT_MAX_IN_FLIGHT = 1_000;
const DEFAULT_DRAIN_MS = 60_000;
/** Of a scenario without a mix so many events are counted. */
const COUNTED_EVENTS = 10_000;

/**
 * Settles what a load does.
 *
 * @throws {@link RunError} `HL_RUN_OPTION_INVALID`
 */
export function settleLoad(
  scenario: Scenario,
  { options, keysAppId }: { readonly options: LoadOptions; readonly keysAppId: string | null },
): LoadSettings {
  const { twin, ...ofRun } = options;
  const header = options.from === undefined ? null : readCorpusHeader(options.from);
  if (header !== null) assertMadeOf(scenario, header, options);
  const run = {
    ...settleRun(scenario, { options: ofRun, keysAppId }),
    ...(header && { seed: header.seed, runId: header.runId }),
  };
  const { load = {} } = scenario;
  const given = readLoadFlags(options);
  const settings: LoadSettings = {
    run,
    model:
      header === null
        ? settleModel(options, given.load.stages ?? load.stages)
        : settleReplay(options, header),
    maxInFlight: given.load.maxInFlight ?? load.maxInFlight ?? DEFAULT_MAX_IN_FLIGHT,
    workers: settleWorkers(options.workers ?? 1),
    shard: settleShard(options, header),
    wallStart: options.wallStart === undefined ? null : readWallStart(options.wallStart),
    startsNow: options.startAt === undefined && scenario.startsAt === undefined,
    expect: mergeExpectations(scenario.expect, { given: given.expect, options }),
    mix: header?.mix ?? load.mix ?? countKinds(scenario, run),
    abortWhen: load.abortWhen ?? {},
    countsEffects: twin !== undefined,
    processed: given.load.processed ?? load.processed ?? null,
    corpus: options.from ?? null,
    drainMs: options.drain === undefined ? DEFAULT_DRAIN_MS : readDrain(options.drain),
  };
  if (settings.countsEffects) assertCountable(settings, options);
  return settings;
}

/** More threads than that send no more, and each takes its own memory. */
function settleWorkers(workers: number): number {
  const most = 4 * availableParallelism();
  if (workers <= most) return workers;
  throw invalid(
    'workers',
    `${workers} threads are more than four for each processor core of this machine`,
    `Give at most ${most}, or share the load out over machines with --shard.`,
  );
}

function settleModel(options: LoadOptions, stages: readonly LoadStage[] | undefined): LoadModel {
  const { connections, events } = options;
  if (connections !== undefined || events !== undefined) {
    if (connections === undefined || events === undefined || connections < 1 || events < 1) {
      throw invalid(
        'connections',
        'as fast as possible takes both connections and events',
        'Give both, each at least 1.',
      );
    }
    return { kind: 'closed', connections, events };
  }
  if (stages === undefined) {
    throw invalid(
      'rate',
      'nothing says how many events arrive',
      "Give --rate 200/s --duration 1m, or --stages 'ramp 0..200/s 30s, hold 200/s 2m', or a load section in the scenario.",
    );
  }
  return { kind: 'open', stages };
}

/** A corpus is sent as it was laid out, or over so many connections as fast as they take it. */
function settleReplay({ connections, from = '' }: LoadOptions, { model }: CorpusHeader): LoadModel {
  if (connections !== undefined) return { kind: 'closed', connections, events: Number.MAX_SAFE_INTEGER };
  if (model.kind === 'open') return model;
  throw invalid('from', `the corpus "${from}" was made without a rate`, 'Give --connections.');
}

/** Under the name of another scenario its events would pass for that one's. */
function assertMadeOf({ name }: Scenario, header: CorpusHeader, { from }: LoadOptions): void {
  if (name === header.scenario) return;
  throw invalid(
    'from',
    `the corpus "${from}" was made of "${header.scenario}", not of "${name}"`,
    'Name the scenario it was made of, or none.',
  );
}

/** A corpus of one shard holds no other's events; one of all contacts can still be shared out. */
function settleShard({ shard, from }: LoadOptions, header: CorpusHeader | null): LoadShard {
  const asked = shard === undefined ? null : readShard(shard);
  if (shard !== undefined && asked === null) {
    throw invalid('shard', `"${shard}" is no shard`, 'Write 1/4 for the first of four.');
  }
  const made = header?.shard ?? WHOLE_LOAD;
  if (asked === null || made.of === 1) return asked ?? made;
  if (asked.place === made.place && asked.of === made.of) return asked;
  throw invalid(
    'shard',
    `the corpus "${from}" has the events of shard ${formatShard(made)}, not ${shard}`,
    'Leave it out.',
  );
}

function readWallStart(text: string): number {
  const start = parseInstant(text);
  if (start !== null) return start.at;
  throw invalid(
    'wall-start',
    `"${text}" is not an ISO instant with an offset`,
    'Write 2026-11-24T09:00:00Z.',
  );
}

function readDrain(text: string): number {
  const ms = parseDuration(text);
  if (ms !== null) return ms;
  throw invalid('drain', `"${text}" is no duration`, 'Write 30s or 5m.');
}

function mergeExpectations(
  own: RunExpectation,
  { given, options }: { readonly given: RunExpectation; readonly options: LoadOptions },
): RunExpectation {
  const { lost, latencyMs, ...others } = given;
  const latencies = { ...own.latencyMs, ...latencyMs };
  return {
    ...own,
    ...others,
    lost: options.expect?.lost === undefined ? own.lost : lost,
    ...(Object.keys(latencies).length > 0 && { latencyMs: latencies }),
  };
}

/** Without a mix, kinds come as often as among the events of the story. */
function countKinds(scenario: Scenario, run: RunSettings): readonly WeightedKind[] {
  const counts = new Map<string, number>();
  let left = COUNTED_EVENTS;
  for (const { kind } of planTimeline(scenario, run).events) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    left -= 1;
    if (left === 0) break;
  }
  return [...counts].map(([kind, weight]) => ({ kind, weight }));
}

function invalid(option: string, reason: string, advice: string): RunError {
  return new RunError('HL_RUN_OPTION_INVALID', `Failed to read the option ${option}: ${reason}. ${advice}`);
}
