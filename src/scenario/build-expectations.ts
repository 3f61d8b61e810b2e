import type {
  Bound,
  LatencyKey,
  RunExpectation,
  SourcePosition,
  StatusPattern,
  StepExpectation,
} from '../model/scenario.ts';
import { dropUndefined } from './drop-undefined.ts';
import type { RunExpect, StepExpect, Bound as WrittenBound } from './generated/scenario-file.ts';
import { parseDuration } from './parse-duration.ts';
import { joinPointer, positionOf, type SourceTree } from './source-tree.ts';

/** Normalises what a step expects. */
export function buildStepExpectation(expect: StepExpect, position: SourcePosition): StepExpectation {
  const { status, within, body, attempts } = expect;
  return dropUndefined({
    status: status === undefined ? undefined : ([status].flat() as readonly StatusPattern[]),
    withinMs: within === undefined ? undefined : (parseDuration(within) ?? undefined),
    body,
    attempts,
    position,
  });
}

/** Normalises what the run expects; nothing may be lost unless it says otherwise. */
export function buildRunExpectation(expect: RunExpect = {}): RunExpectation {
  const { lost = 0, latency, ...others } = expect;
  const bounds = Object.entries(others).map(([key, bound]) => [key, buildBound(bound)]);
  return dropUndefined({
    lost: buildBound(lost),
    ...(Object.fromEntries(bounds) as Partial<Record<'rejected' | 'dropped' | 'duplicates', Bound>>),
    latencyMs: latency === undefined ? undefined : buildLatency(latency),
  });
}

/** Finds where each expectation of the run stands, by its key (`lost`, `latency.p95`). */
export function locateRunExpectations(
  expect: RunExpect = {},
  tree: SourceTree,
): Readonly<Record<string, SourcePosition>> {
  const locate = (...keys: readonly string[]): readonly [string, SourcePosition] => [
    keys.join('.'),
    positionOf(tree, keys.reduce<string>(joinPointer, '/expect'), 'key'),
  ];
  return Object.fromEntries(
    Object.keys(expect).flatMap((key) =>
      key === 'latency'
        ? Object.keys(expect.latency ?? {}).map((quantile) => locate(key, quantile))
        : [locate(key)],
    ),
  );
}

/** Normalises an upper bound. */
export function buildBound(bound: WrittenBound): Bound {
  return typeof bound === 'number' ? { count: bound } : { share: Number.parseFloat(bound) / 100 };
}

/** Normalises bounds of latencies. */
export function buildLatency(
  latency: NonNullable<RunExpect['latency']>,
): Partial<Record<LatencyKey, number>> {
  const entries = Object.entries(latency).map(([key, text]) => [key, parseDuration(text)]);
  return Object.fromEntries(entries) as Partial<Record<LatencyKey, number>>;
}
