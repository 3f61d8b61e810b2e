import { type Figures, findSpread, isSteady, type Spread } from './figures.ts';
import { type Contestant, type Goal, isMet } from './goals.ts';

/** One round: every contestant once, and the anchor before and after. */
export type Round = {
  readonly anchor: { readonly before: number; readonly after: number };
  readonly figures: Readonly<Partial<Record<Contestant, Figures>>>;
};

/** What became of a goal. */
export type Result = {
  readonly goal: string;
  readonly what: string;
  readonly bound: Goal['bound'];
  readonly verdict: 'met' | 'missed' | 'shown' | 'too few rounds' | 'not run';
  /** Over the rounds that count; null when not run. */
  readonly value: Spread | null;
};

/** Makes rounds until so many count, or twice as many were made. */
export function makeRounds(
  wanted: number,
  {
    contestants,
    run,
    anchor,
  }: {
    readonly contestants: readonly Contestant[];
    run(contestant: Contestant): Figures;
    anchor(): number;
  },
): { readonly steady: readonly Round[]; readonly discarded: readonly Round[] } {
  const steady: Round[] = [];
  const discarded: Round[] = [];
  while (steady.length < wanted && steady.length + discarded.length < 2 * wanted) {
    const before = anchor();
    const figures = Object.fromEntries(contestants.map((contestant) => [contestant, run(contestant)]));
    const round = { anchor: { before, after: anchor() }, figures };
    (isSteady(round.anchor) ? steady : discarded).push(round);
  }
  return { steady, discarded };
}

/** Judges a goal by the rounds that count: their median. */
export function judgeGoal(goal: Goal, rounds: readonly Round[]): Result {
  const values = rounds.map(({ figures }) => goal.read(figures)).filter((value) => value !== undefined);
  const value = findSpread(values);
  return {
    goal: goal.name,
    what: goal.what,
    bound: goal.bound,
    verdict: judge(value, { bound: goal.bound, count: values.length }),
    value,
  };
}

/** So many rounds have to count before a goal is called met or missed. */
const LEAST_ROUNDS = 5;

function judge(
  value: Spread | null,
  { bound, count }: { readonly bound: Goal['bound']; readonly count: number },
): Result['verdict'] {
  if (value === null) return 'not run';
  if (bound === null) return 'shown';
  if (count < LEAST_ROUNDS) return 'too few rounds';
  return isMet(value.median, bound) ? 'met' : 'missed';
}
