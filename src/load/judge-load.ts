import type { LoadReport } from '../model/load-report.ts';
import type { ExpectationResult, LatencyMs } from '../model/report.ts';
import type { Scenario } from '../model/scenario.ts';
import { combineVerdicts } from '../report/combine-verdicts.ts';
import { countNoun, formatCount, formatMs } from '../report/format-quantity.ts';
import { judgeExpectations } from '../report/judge-expectations.ts';
import { TOOL } from '../run/tool.ts';
import { layOutArrivals } from './arrivals.ts';
import { excuseReceiver } from './excuse-receiver.ts';
import { judgeEffects } from './judge-effects.ts';
import type { SenderEnd } from './load-sender.ts';
import type { LoadSettings } from './load-settings.ts';
import { describeSetup } from './load-setup.ts';
import type { LoadFigures } from './load-tally.ts';
import { countOwnFailures, describeOwnFailures } from './own-failures.ts';

/** How a sender ended. */
export type SenderFate = Omit<SenderEnd, 'record'>;

/** A load that is over. */
export type FinishedLoad = {
  readonly scenario: Scenario;
  readonly settings: LoadSettings;
  /** Where the receiver listened. */
  readonly url: string;
  readonly figures: LoadFigures;
  /** When it started, epoch milliseconds. */
  readonly wallStart: number;
  readonly ends: readonly SenderFate[];
  /** What is missing of the load, in sentences: it then cannot pass. */
  readonly gaps: readonly string[];
  readonly usage: { readonly cpuMs: number; readonly maxRssMiB: number };
};

/**
 * A generator that is later than this with one arrival in a hundred measures itself, in milliseconds.
 *
 * @remarks Ours to choose: small beside the latencies people set bounds on, large beside what a core of its own needs.
 */
const LAG_BOUND_MS = 50;

/** What is signed while a load waits for its `--wall-start` does not make it slower: a load at once waits so long too. */
const LONGEST_LEAD_MS = 100;

/** What the results are called that a load has when the generator was late, and when it failed. */
export const GENERATOR_RESULTS = { late: 'lag.p99', failed: 'generator' } as const;

/** Judges a load and puts its report together. */
export function judgeLoad(load: FinishedLoad): LoadReport {
  const { scenario, settings, figures, ends, gaps } = load;
  const { totals, latencyMs, serviceMs, lagMs } = figures;
  const unfinishedCount = ends.reduce((sum, end) => sum + end.unfinishedCount, 0);
  const aborted = ends.flatMap((end) => (end.aborted === null ? [] : [end.aborted])).slice(0, 1);
  const isCutShort =
    gaps.length > 0 || ends.some((end) => end.broken !== null || end.fault !== null || end.isInterrupted);
  const interrupted = isCutShort || unfinishedCount > 0;
  const counted = judgeEffects({ settings, counts: ends.flatMap((end) => end.effects ?? []), interrupted });
  const judged = judgeExpectations({
    scenario: { ...scenario, expect: settings.expect },
    figures: {
      totals,
      latencyMs,
      rejectedSoFarCount: Math.min(totals.rejected, unfinishedCount),
      interrupted,
    },
    tallies: [],
  }).expectations.map(({ result }) => result);
  const isLate = settings.model.kind === 'open' && (lagMs.p99 ?? 0) > LAG_BOUND_MS;
  const excuses = {
    expect: settings.expect,
    totals,
    serviceMs,
    isLate,
    ownUnanswered: figures.ownUnanswered,
  };
  const expectations = [
    ...judged.map((result) => excuseReceiver(result, excuses)),
    ...counted.expectations,
    ...(isLate ? [describeLag(lagMs)] : []),
    ...describeGenerator(ends, countOwnFailures(figures.errors)),
    ...aborted,
  ];
  return {
    version: 1,
    tool: TOOL,
    scenario: scenario.name,
    seed: settings.run.seed,
    runId: settings.run.runId,
    startedAt: new Date(load.wallStart).toISOString(),
    verdict: combineVerdicts(expectations.map(({ verdict }) => verdict)),
    problems: [...findProblems({ ...load, unfinishedCount, isLate }), ...counted.problems],
    totals,
    rate: readRate(load),
    latencyMs,
    serviceMs,
    lagMs: { p50: lagMs.p50, p99: lagMs.p99, max: lagMs.max },
    cpuMs: Math.round(load.usage.cpuMs),
    maxRssMiB: Math.round(load.usage.maxRssMiB),
    expectations,
    durationMs: Math.round(figures.lastEndAtMs ?? 0),
    setup: describeSetup(settings, load.url),
    statuses: figures.statuses,
    errors: figures.errors,
    effects: counted.effects,
    overTime: figures.overTime,
    latencyBuckets: figures.latencyBuckets,
  };
}

function describeLag({ p99 }: LatencyMs): ExpectationResult {
  return {
    name: GENERATOR_RESULTS.late,
    verdict: 'incomplete',
    expected: `at most ${formatMs(LAG_BOUND_MS)}`,
    actual: `${formatMs(p99 ?? 0)}: the generator, not your receiver, was slow`,
  };
}

/** What the generator failed at itself says nothing about the receiver. */
function describeGenerator(
  ends: readonly SenderFate[],
  ownFailureCount: number,
): readonly ExpectationResult[] {
  const diedCount = ends.filter(({ broken }) => broken !== null).length;
  const failures = [
    ...(diedCount > 0 ? [`${diedCount} of ${formatCount(ends.length)} senders died`] : []),
    ...(ownFailureCount > 0 ? [`${countNoun(ownFailureCount, 'attempt')} did not leave this machine`] : []),
  ];
  if (failures.length === 0) return [];
  const name = GENERATOR_RESULTS.failed;
  return [{ name, verdict: 'incomplete', expected: 'no failures', actual: failures.join(', ') }];
}

function findProblems(
  load: FinishedLoad & { readonly unfinishedCount: number; readonly isLate: boolean },
): readonly string[] {
  const { settings, figures, ends, gaps, unfinishedCount, isLate } = load;
  const endsItself = ends.some(({ broken, aborted }) => broken !== null || aborted !== null);
  const isStopped = ends.some(({ isInterrupted }) => isInterrupted) && !endsItself;
  const { dropped } = figures.totals;
  return [
    ...gaps,
    ...ends.flatMap(({ broken }, place) =>
      broken === null ? [] : [`sender ${place + 1} of ${ends.length} died: ${broken}`],
    ),
    // Several threads read one file.
    ...new Set(ends.flatMap(({ fault }) => fault ?? [])),
    ...(isStopped ? ['the load was stopped before its end'] : []),
    ...(dropped === 0
      ? []
      : [
          `${formatCount(dropped)} arrivals were dropped: ${formatCount(settings.maxInFlight)} were without an answer already`,
        ]),
    ...(unfinishedCount === 0
      ? []
      : [`${formatCount(unfinishedCount)} deliveries had not ended: HighLevel would have sent them again`]),
    ...describeOwnFailures(figures.errors),
    ...(isLate
      ? [`the generator fell behind its schedule; lower the rate, or use ${describeHelp(settings)}`]
      : []),
  ];
}

/** A twin takes its time from the one thread there can be with it. */
function describeHelp({ countsEffects }: LoadSettings): string {
  return countsEffects ? '--shard' : '--workers or --shard';
}

function readRate({ settings, figures }: FinishedLoad): LoadReport['rate'] {
  const { model, shard } = settings;
  const { firstSignedAtMs, lastAnswerAtMs, answeredCount } = figures;
  const hasSpan = firstSignedAtMs !== null && lastAnswerAtMs !== null;
  const spanMs = hasSpan ? lastAnswerAtMs - Math.max(firstSignedAtMs, -LONGEST_LEAD_MS) : 0;
  const achievedPerSecond = spanMs > 0 ? round((answeredCount / spanMs) * 1000) : null;
  if (model.kind === 'closed') return { intendedPerSecond: null, achievedPerSecond };
  const { count, endsAtMs } = layOutArrivals(model.stages);
  return { intendedPerSecond: round((count / shard.of / endsAtMs) * 1000), achievedPerSecond };
}

function round(rate: number): number {
  return Math.round(rate * 1000) / 1000;
}
