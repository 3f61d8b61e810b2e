import type { AbortRule, Bound, LoadSpec, LoadStage } from '../model/scenario.ts';
import { buildBound, buildLatency } from './build-expectations.ts';
import { dropUndefined } from './drop-undefined.ts';
import type { LoadBounds, ScenarioFile } from './generated/scenario-file.ts';
import { parseDuration } from './parse-duration.ts';
import { parseRate, parseStages } from './parse-stages.ts';

/** Normalises what a scenario says about its load; `rate` and `duration` are one stage. */
export function buildLoad(load: ScenarioFile['load']): LoadSpec | undefined {
  if (load === undefined) return undefined;
  const { mix, maxInFlight, abortWhen, processed } = load;
  return dropUndefined({
    stages: buildStages(load),
    maxInFlight,
    mix:
      mix === undefined
        ? undefined
        : Object.entries(mix).map(([kind, weight]) => ({ kind, weight: weight as number })),
    abortWhen: abortWhen === undefined ? undefined : buildAbortRule(abortWhen),
    processed,
  });
}

function buildStages(load: NonNullable<ScenarioFile['load']>): readonly LoadStage[] | undefined {
  if (load.stages !== undefined) {
    const stages = parseStages(load.stages);
    return 'wrong' in stages ? undefined : stages;
  }
  const rate = parseRate(load.rate ?? '');
  const durationMs = parseDuration(load.duration ?? '');
  if (rate === null || durationMs === null) return undefined;
  return [{ form: 'hold', fromPerSecond: rate, toPerSecond: rate, durationMs }];
}

function buildAbortRule({ latency, ...counts }: LoadBounds): AbortRule {
  const bounds = Object.entries(counts).map(([key, bound]) => [key, buildBound(bound)]);
  return dropUndefined({
    ...(Object.fromEntries(bounds) as Partial<Record<Exclude<keyof AbortRule, 'latencyMs'>, Bound>>),
    latencyMs: latency === undefined ? undefined : buildLatency(latency),
  });
}
