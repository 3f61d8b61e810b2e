import { parseArgs } from 'node:util';
import type { Goal } from './goal.ts';
import { LEAST_ROUNDS } from './judge-check.ts';

/** What the bench was told. */
export type BenchOptions = {
  readonly goals: readonly Goal[];
  readonly rounds: number;
  /** About how long each contestant goes on in a round. */
  readonly seconds: number;
  /** One round of about a second each, to see that everything works. Nothing is judged and nothing written. */
  readonly isQuick: boolean;
  /** Where results are written. */
  readonly out: string;
};

const SECONDS = 4;

/** Reads the arguments. @throws When they make no sense. */
export function readOptions(
  args: readonly string[],
  { goals, out }: { readonly goals: readonly Goal[]; readonly out: string },
): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      out: { type: 'string', default: out },
    },
  });
  const ids = values.only.flatMap((list) => list.split(','));
  const clash = values.quick ? (['rounds', 'seconds'] as const).find((name) => values[name]) : undefined;
  if (clash !== undefined) {
    throw new Error(`Failed to read --${clash}: --quick is one round of one second. Leave out one of them.`);
  }
  return {
    goals: ids.length === 0 ? goals : ids.map((id) => findGoal(goals, id)),
    rounds: values.quick ? 1 : readCount('rounds', values.rounds ?? String(LEAST_ROUNDS)),
    seconds: values.quick ? 1 : readCount('seconds', values.seconds ?? String(SECONDS)),
    isQuick: values.quick,
    out: values.out,
  };
}

function findGoal(goals: readonly Goal[], id: string): Goal {
  const goal = goals.find((candidate) => candidate.id === id.toUpperCase());
  if (goal !== undefined) return goal;
  const known = goals.map((candidate) => candidate.id).join(', ');
  throw new Error(`Failed to read --only: "${id}" is no goal. Use one of ${known}.`);
}

function readCount(name: 'rounds' | 'seconds', text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new Error(`Failed to read --${name}: "${text}" is no count. Write a number from 1 to 99.`);
}
