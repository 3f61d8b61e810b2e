import type { BenchWorld } from './bench-world.ts';
import type { Contestant, Figures, Goal } from './goal.ts';
import { closeRound, type Round } from './round.ts';

/** How a goal is measured. */
export type Measuring = {
  readonly world: BenchWorld;
  /** How many rounds have to count. */
  readonly rounds: number;
  /** What is run before and after the contestants of a timed round. */
  readonly anchor: Contestant;
  /** Those whose tools are not there. */
  readonly missing: ReadonlySet<string>;
  /** Milliseconds from any instant on. */
  now(): number;
  /** The processor time that programs have taken which have nothing to do with the bench, in seconds. */
  othersSeconds(): number;
  /** Runs a contestant; the figures may be added to. */
  run(contestant: Contestant, world: BenchWorld): Promise<Figures>;
  onRound(round: Round): void;
};

/** On a busy machine, so many times the rounds asked for are tried. */
const PATIENCE = 2;
/** A goal has so much time: no round begins that would not end within it. */
const BUDGET_MS = 7 * 60_000;

/**
 * Measures a goal: its contestants one after another, round by round, until enough rounds count or its time is up.
 *
 * @returns All rounds, those that do not count too.
 * @throws Whatever a contestant fails with.
 */
export async function measureGoal(goal: Goal, measuring: Measuring): Promise<readonly Round[]> {
  const { world, anchor, run } = measuring;
  const present = goal.contestants.filter(({ name }) => name !== anchor.name && !measuring.missing.has(name));
  const rounds: Round[] = [];
  const isEnough = (): boolean =>
    rounds.filter(({ discarded }) => discarded === null).length >= measuring.rounds;
  const startedAt = measuring.now();
  let longestMs = 0;
  const hasTime = (): boolean => measuring.now() - startedAt + longestMs <= BUDGET_MS;
  while (!isEnough() && rounds.length < measuring.rounds * PATIENCE && hasTime()) {
    const [beganAt, othersBefore] = [measuring.now(), measuring.othersSeconds()];
    const before = goal.isTimed ? await run(anchor, world) : null;
    const figures: Record<string, Figures> = {};
    for (const contestant of present) figures[contestant.name] = await run(contestant, world);
    const anchored = before && { name: anchor.name, before, after: await run(anchor, world) };
    const tookMs = measuring.now() - beganAt;
    const othersCores = ((measuring.othersSeconds() - othersBefore) / tookMs) * 1000;
    const round = closeRound(figures, { anchor: anchored, othersCores });
    rounds.push(round);
    longestMs = Math.max(longestMs, tookMs);
    measuring.onRound(round);
  }
  return rounds;
}
