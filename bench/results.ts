import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Goal } from './goal.ts';
import { type CheckResult, judgeCheck } from './judge-check.ts';
import type { Machine } from './machine.ts';
import { type Spread, spreadOf } from './median.ts';
import type { Findings } from './receivers/start-checking-receiver.ts';
import type { Round } from './round.ts';

/** What measuring a goal came to. */
export type GoalResult = {
  readonly title: string;
  readonly measuredAt: string;
  /** The commit that was measured, with `+` behind it where files were changed; null outside of a repository. */
  readonly commit: string | null;
  readonly machine: Machine;
  /** How long all of it took. */
  readonly tookSeconds: number;
  /** About how long each contestant went on in a round. */
  readonly seconds: number;
  /** How many empty requests the receiver takes in a second at least; null where that was not measured. */
  readonly receiver: { readonly name: string; readonly ceilingPerSecond: number | null };
  readonly checks: readonly CheckResult[];
  /** Of each contestant, its figures over the rounds that count. */
  readonly contestants: Readonly<Record<string, Readonly<Record<string, Spread>>>>;
  /** Those whose tools are not installed. */
  readonly notRun: readonly string[];
  /** What each contestant that sends was seen to send. */
  readonly proofs: Readonly<Record<string, Findings>>;
  /** What went wrong; null when nothing did. */
  readonly failure: string | null;
  readonly rounds: readonly Round[];
};

/** The file of results: the last measurement of each goal, by its id. */
export type Results = Readonly<Record<string, GoalResult>>;

/** Sums up the rounds of a goal. */
export function sumUpGoal(
  goal: Goal,
  found: Omit<GoalResult, 'title' | 'checks' | 'contestants'>,
): GoalResult {
  const { rounds, failure } = found;
  const missing = new Set(found.notRun);
  const checks = goal.checks.map((check): CheckResult => {
    const { name, unit, bound } = check;
    return failure === null
      ? judgeCheck(check, rounds, missing)
      : { name, unit, bound, value: null, heldUpCount: 0, status: 'failed' };
  });
  return { title: goal.title, ...found, checks, contestants: spreadFigures(rounds) };
}

function spreadFigures(rounds: readonly Round[]): GoalResult['contestants'] {
  const counted = rounds.filter(({ discarded }) => discarded === null).map(({ figures }) => figures);
  const [first = {}] = counted;
  return mapValues(first, (figures, contestant) =>
    mapValues(figures, (_, key) => spreadOf(counted.map((round) => round[contestant]?.[key] ?? Number.NaN))),
  );
}

function mapValues<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value, key: string) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

/** Puts goals in the place of their earlier results; the others stay as they were, each with its own date and machine. */
export function mergeResults(earlier: Results, now: Results): Results {
  return Object.fromEntries(Object.entries({ ...earlier, ...now }).sort(([a], [b]) => a.localeCompare(b)));
}

/** Writes results to a file, beside those of other goals that are in it. */
export function saveResults(file: string, results: Results): void {
  const earlier = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {};
  writeFileSync(file, `${JSON.stringify(mergeResults(earlier, results), null, 2)}\n`);
}
