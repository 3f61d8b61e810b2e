import type { LoadProgress } from '../model/load-progress.ts';
import type { LoadStage } from '../model/scenario.ts';
import { addCounts } from './add-counts.ts';
import { layOutArrivals } from './arrivals.ts';
import { type CoarseSpans, createCoarseSpans } from './coarse-spans.ts';
import type { LoadSettings } from './load-settings.ts';
import type { SenderSnapshot } from './sender-snapshot.ts';

/** Brings the snapshots of all senders together. */
export type LoadWatch = {
  /** @param sender Whose it is, from 0. */
  take(sender: number, snapshot: SenderSnapshot): void;
};

/**
 * Creates a watch that tells once a second how a load stands.
 *
 * @remarks It tells of a second as soon as all senders have given their snapshot of it, or one gives that of the next:
 * a sender that has ended gives none any more, and stands there with its last one.
 */
export function createLoadWatch(
  settings: Pick<LoadSettings, 'model' | 'workers' | 'shard' | 'corpus'>,
  tell: (progress: LoadProgress) => void,
): LoadWatch {
  const plan = readPlan(settings);
  const latest = new Map<number, SenderSnapshot>();
  let latencies = createCoarseSpans();
  let before = { atMs: 0, events: 0, answered: 0 };
  let second = 0;
  let toldSecond = 0;

  const tellNow = (): void => {
    const snapshots = [...latest.values()];
    const progress = describeProgress({ snapshots, before, plan, latencies });
    const answered = sum(snapshots, ({ answeredCount }) => answeredCount);
    before = { atMs: progress.elapsedMs, events: progress.totals.events, answered };
    latencies = createCoarseSpans();
    toldSecond = second;
    tell(progress);
  };

  return {
    take: (sender, snapshot) => {
      if (snapshot.second > second && second > toldSecond) tellNow();
      second = Math.max(second, snapshot.second);
      latest.set(sender, snapshot);
      latencies.join(snapshot.newLatencies);
      const upToDate = [...latest.values()].filter((one) => one.second === second);
      if (upToDate.length === settings.workers) tellNow();
    },
  };
}

type Plan = Pick<LoadProgress, 'endsAtMs' | 'plannedEvents'> & { rateAt(atMs: number): number | null };

function readPlan({ model, shard, corpus }: Pick<LoadSettings, 'model' | 'shard' | 'corpus'>): Plan {
  // How many events a shard has, or a file for connections, shows only as they come.
  const isCounted = shard.of === 1 && (model.kind === 'open' || corpus === null);
  if (model.kind === 'closed') {
    return { endsAtMs: null, plannedEvents: isCounted ? model.events : null, rateAt: () => null };
  }
  const { count, endsAtMs } = layOutArrivals(model.stages);
  const rateAt = (atMs: number): number => rateIn(model.stages, atMs) / shard.of;
  return { endsAtMs, plannedEvents: isCounted ? count : null, rateAt };
}

function rateIn(stages: readonly LoadStage[], atMs: number): number {
  let fromMs = 0;
  for (const { fromPerSecond, toPerSecond, durationMs } of stages) {
    if (atMs < fromMs + durationMs) {
      return fromPerSecond + ((toPerSecond - fromPerSecond) * (atMs - fromMs)) / durationMs;
    }
    fromMs += durationMs;
  }
  return 0;
}

function describeProgress(standing: {
  readonly snapshots: readonly SenderSnapshot[];
  readonly before: { readonly atMs: number; readonly events: number; readonly answered: number };
  readonly plan: Plan;
  readonly latencies: CoarseSpans;
}): LoadProgress {
  const { snapshots, before, plan, latencies } = standing;
  const elapsedMs = Math.round(Math.max(...snapshots.map(({ atMs }) => atMs)));
  const perSecond = (count: number): number => roundRate((count / (elapsedMs - before.atMs)) * 1000);
  const totals = addUp(snapshots.map((one) => one.totals));
  const intendedPerSecond = plan.rateAt(elapsedMs);
  return {
    elapsedMs,
    endsAtMs: plan.endsAtMs,
    plannedEvents: plan.plannedEvents,
    rate: {
      intendedPerSecond: intendedPerSecond === null ? null : roundRate(intendedPerSecond),
      arrivedPerSecond: perSecond(totals.events - before.events),
      answeredPerSecond: perSecond(sum(snapshots, ({ answeredCount }) => answeredCount) - before.answered),
    },
    inFlight: sum(snapshots, ({ inFlight }) => inFlight),
    waiting: sum(snapshots, ({ waiting }) => waiting),
    latencyMs: { p50: latencies.percentile(50), p99: latencies.percentile(99) },
    totals,
    statuses: addUp(snapshots.map((one) => one.statuses)),
    errors: addUp(snapshots.map((one) => one.errors)),
  };
}

function sum(snapshots: readonly SenderSnapshot[], count: (snapshot: SenderSnapshot) => number): number {
  return snapshots.reduce((total, snapshot) => total + count(snapshot), 0);
}

function addUp<Counts extends Readonly<Record<string, number>>>(all: readonly Counts[]): Counts {
  const counts = {} as Counts;
  for (const one of all) addCounts(counts, one);
  return counts;
}

function roundRate(perSecond: number): number {
  return Math.round(perSecond * 10) / 10;
}
