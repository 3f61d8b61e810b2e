import type { BenchWorld } from './bench-world.ts';
import type { Tool } from './tools.ts';

/** What one run of a contestant came to, by name; units stand in the names. */
export type Figures = Readonly<Record<string, number>>;

/** The figures of one round, by contestant. */
export type RoundFigures = Readonly<Record<string, Figures>>;

/** Something that is measured, in processes of its own. */
export type Contestant = {
  readonly name: string;
  /** What it cannot do without. */
  readonly needs: readonly Tool[];
  /**
   * How its events are tried before anything is measured: `unique` ones are never sent twice, `repeated` ones come
   * around again when a contestant is through with its corpus. Null for one that sends none.
   */
  readonly sends: 'unique' | 'repeated' | null;
  /** Runs it once. @throws When it fails, or did not do the work. */
  run(world: BenchWorld): Promise<Figures>;
};

/** A bound on the median of a check. */
export type Bound = { readonly atLeast: number } | { readonly atMost: number };

/** One number that the figures of a round come to. */
export type Check = {
  readonly name: string;
  readonly unit: '×' | 'ms' | '%' | 'MiB' | 's';
  /** Null for one that is shown and not judged. */
  readonly bound: Bound | null;
  /** The contestants it is about. */
  readonly about: readonly string[];
  measure(round: RoundFigures): number;
};

/** A goal of performance: who takes part, and what has to come out. */
export type Goal = {
  readonly id: string;
  readonly title: string;
  readonly contestants: readonly Contestant[];
  readonly checks: readonly Check[];
  /** Whether rounds are anchored, and those in which the anchor moved do not count. */
  readonly isTimed: boolean;
};
