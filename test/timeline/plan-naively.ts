import type { Placement, Scenario, Step } from '../../src/model/scenario.ts';
import { createDraws } from '../../src/seed/draws.ts';
import { repeatOffsets } from '../../src/timeline/repeat-offsets.ts';

/** An event as the naive planner sees it. */
export type NaiveEvent = {
  readonly path: string;
  readonly iteration: readonly number[];
  readonly offsetMs: number;
  readonly fileOrder: number;
};

/**
 * Plans as product prose says it, without any care for memory: lays out every round, then sorts. It knows no
 * `at` and no draws but those of the spacing.
 */
export function planNaively(scenario: Scenario, seed: string): readonly NaiveEvent[] {
  const events: NaiveEvent[] = [];
  const order = new Map<Step, number>();
  const count = (steps: readonly Step[]): void => {
    for (const step of steps) {
      order.set(step, order.size);
      if (step.form === 'each' || step.form === 'repeat') count(step.steps);
    }
  };
  count(scenario.steps);
  layOut(scenario.steps, { startMs: 0, iteration: [], known: new Map() });
  return events.sort(
    (a, b) => a.offsetMs - b.offsetMs || a.fileOrder - b.fileOrder || compareLists(a.iteration, b.iteration),
  );

  type Place = {
    readonly startMs: number;
    readonly iteration: readonly number[];
    readonly known: ReadonlyMap<string, number>;
  };

  /** Returns the instant of the last event, or null. */
  function layOut(steps: readonly Step[], place: Place): number | null {
    const known = new Map(place.known);
    let cursor = place.startMs;
    let previous: number | null = null;
    let last: number | null = null;
    for (const step of steps) {
      if (step.form === 'wait') cursor += step.durationMs;
      else if (step.form === 'emit' || step.form === 'again') {
        previous = instantOf(step.placement, { cursor, previous, known });
        last = Math.max(last ?? 0, previous);
        if (step.id !== null) known.set(step.id, previous);
        events.push({
          path: step.position.path,
          iteration: place.iteration,
          offsetMs: previous,
          fileOrder: order.get(step) as number,
        });
      } else {
        const ends: number[] = [];
        for (const [round, startMs] of startsOf(step, place.iteration).entries()) {
          const end = layOut(step.steps, {
            startMs: cursor + startMs,
            iteration: [...place.iteration, round],
            known,
          });
          if (end !== null) ends.push(end);
        }
        if (ends.length === 0) continue;
        previous = Math.max(...ends);
        last = Math.max(last ?? 0, previous);
        cursor = Math.max(cursor, previous);
      }
    }
    return last;
  }

  function startsOf(step: Step, iteration: readonly number[]): readonly number[] {
    if (step.form === 'each') {
      const size = scenario.cast.find((spec) => spec.name === step.group)?.count ?? 0;
      return Array.from({ length: size }, (_, member) => member * step.everyMs);
    }
    if (step.form !== 'repeat') return [];
    return [...repeatOffsets(step.pace, step.count, createDraws(seed, 'pace', step.identity, ...iteration))];
  }
}

function instantOf(
  placement: Placement,
  where: {
    readonly cursor: number;
    readonly previous: number | null;
    readonly known: ReadonlyMap<string, number>;
  },
): number {
  switch (placement.form) {
    case 'after-previous':
      return (where.previous ?? where.cursor) + placement.byMs;
    case 'after-step':
      return (where.known.get(placement.stepId) as number) + placement.byMs;
    default:
      return where.cursor;
  }
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (const [place, one] of a.entries()) {
    const difference = one - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
