import { spawnSync } from 'node:child_process';
import { signBodies } from './contestants/sign-bodies.ts';
import { wrkCeiling } from './contestants/wrk.ts';
import type { Goal } from './goal.ts';
import { describeMachine, type Machine } from './machine.ts';
import { measureGoal } from './measure-goal.ts';
import { type OpenBench, openBench } from './open-bench.ts';
import { ROOT } from './paths.ts';
import { readOthersSeconds } from './processor-time.ts';
import { proveContestant } from './prove-contestant.ts';
import type { BenchOptions } from './read-options.ts';
import type { Findings } from './receivers/start-checking-receiver.ts';
import { renderGoal } from './render-goal.ts';
import { type GoalResult, type Results, sumUpGoal } from './results.ts';
import type { Round } from './round.ts';
import { runCounted } from './run-counted.ts';

/** Where the bench says what it does, and what it found. */
export type BenchOutput = { progress(line: string): void; result(text: string): void };

/** Measures goals, one after another. A contestant that fails takes its goal with it, not the others. */
export async function runBench(options: BenchOptions, output: BenchOutput): Promise<Results> {
  output.progress('preparing the receiver and the corpus');
  const bench = await openBench({ seconds: options.seconds, isQuick: options.isQuick });
  try {
    const receiver = await measureReceiver(bench);
    const machine = describeMachine(bench.world.tools);
    const goals: Record<string, GoalResult> = {};
    for (const goal of options.goals) {
      const result = await runGoal(goal, { bench, options, receiver, machine, output });
      goals[goal.id] = result;
      output.result(renderGoal(goal.id, result));
    }
    return goals;
  } finally {
    await bench.close();
  }
}

type Run = {
  readonly bench: OpenBench;
  readonly options: BenchOptions;
  readonly machine: Machine;
  readonly receiver: GoalResult['receiver'];
  readonly output: BenchOutput;
};

async function runGoal(goal: Goal, { bench, options, receiver, machine, output }: Run): Promise<GoalResult> {
  const { tools } = bench.world;
  const startedAt = performance.now();
  const measuredAt = new Date().toISOString();
  const present = goal.contestants.filter(({ needs }) => needs.every((tool) => tools.has(tool)));
  const notRun = goal.contestants.filter((one) => !present.includes(one)).map(({ name }) => name);
  const proofs: Record<string, Findings> = {};
  const done: Round[] = [];
  let failure: string | null = null;
  try {
    for (const contestant of present) {
      if (contestant.sends === null) continue;
      const findings = await proveContestant(contestant, {
        world: bench.proofWorld,
        publicKey: bench.publicKey,
      });
      proofs[contestant.name] = findings;
      output.progress(`${goal.id}: ${contestant.name} is admitted: ${describeFindings(findings)}`);
    }
    const roundsBeganAt = performance.now();
    await measureGoal(goal, {
      world: bench.world,
      rounds: options.rounds,
      anchor: signBodies,
      missing: new Set(notRun),
      run: runCounted,
      now: () => performance.now(),
      othersSeconds: () => readOthersSeconds(bench.world.receiver.pid),
      onRound: (round) => {
        done.push(round);
        const left = describeTimeLeft(done, {
          rounds: options.rounds,
          elapsedMs: performance.now() - roundsBeganAt,
        });
        output.progress(`${goal.id}: round ${done.length} ${describeRound(round)}${left}`);
      },
    });
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  return sumUpGoal(goal, {
    measuredAt,
    commit: readCommit(),
    machine,
    tookSeconds: Math.round((performance.now() - startedAt) / 1000),
    seconds: options.seconds,
    receiver,
    notRun,
    proofs,
    failure,
    rounds: done,
  });
}

function describeFindings({ events, uniqueCount, leastBytes, mostBytes, meanBytes }: Findings): string {
  const bytes = `${leastBytes} to ${mostBytes} bytes, ${meanBytes} on average`;
  return `${events} events, all signed, ${uniqueCount} different, ${bytes}`;
}

function describeRound({ anchorMoved, othersCores, discarded }: Round): string {
  const others = `other programs took ${othersCores.toFixed(1)} cores`;
  if (discarded !== null) return `does not count: ${discarded}; ${others}`;
  const moved = anchorMoved === null ? '' : `the anchor moved by ${Math.round(anchorMoved * 100)} %; `;
  return `counts: ${moved}${others}`;
}

/** Says how long it goes on, if all further rounds count and take as long as those before. */
function describeTimeLeft(
  done: readonly Round[],
  { rounds, elapsedMs }: { readonly rounds: number; readonly elapsedMs: number },
): string {
  const left = rounds - done.filter(({ discarded }) => discarded === null).length;
  return left === 0
    ? ''
    : `; ${Math.ceil((left * elapsedMs) / done.length / 1000)} s more if the next ones count`;
}

/** How much the receiver takes, so that one sees that it was not the limit. */
async function measureReceiver({ world }: OpenBench): Promise<GoalResult['receiver']> {
  const { name } = world.receiver;
  if (!world.tools.has('wrk')) return { name, ceilingPerSecond: null };
  const { perSecond } = await runCounted(wrkCeiling, world);
  return { name, ceilingPerSecond: perSecond ?? null };
}

function readCommit(): string | null {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  const head = git('rev-parse', '--short', 'HEAD');
  if (head.status !== 0) return null;
  return `${head.stdout.trim()}${git('status', '--porcelain', '--', 'src', 'bench', ':!bench/results.json').stdout === '' ? '' : '+'}`;
}
