/**
 * Measures this package against public tools, in turn, and says which goals are met.
 *
 *   npm run bench -- [--only P1,P4] [--rounds 5] [--seconds 4] [--quick] [--out bench/results.json]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Task } from './contestant.ts';
import { formatFigure } from './figures.ts';
import { type Contestant, GOALS, type Goal } from './goals.ts';
import { judgeGoal, makeRounds, type Result, type Round } from './measure.ts';
import { canRun, runContestant } from './run-contestant.ts';
import { isInstalled, measureCeiling, startSink } from './sink.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: join(ROOT, 'bench/results.json') },
  },
});
const names = [...new Set(GOALS.map(({ name }) => name))].filter(
  (name) => flags.only === undefined || flags.only.split(',').includes(name),
);
if (names.length === 0) throw new Error(`There is no goal "${flags.only}". Use some of P1,P2,…,P7.`);
if (!isInstalled('taskset'))
  throw new Error('The benchmark pins processes to cores with taskset, of util-linux.');
if (cpus().length < 2)
  throw new Error('The benchmark needs two cores: one for the sender, one for the receiver.');

const rounds = flags.quick ? 1 : Number(flags.rounds);
const folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-bench-'));
const sink = await startSink(folder);
try {
  const ceiling = measureCeiling(sink, 2);
  const seconds = flags.quick ? 1 : Number(flags.seconds);
  const task: Task = { url: sink.url, cli: join(ROOT, 'dist/cli/main.js'), folder, seconds };
  console.log(
    `receiver: ${sink.kind}, ${ceiling === null ? 'ceiling not measured' : `${formatFigure(ceiling)} requests/s at most`}\n`,
  );
  const measured = names.map((name) => measureGoals(name, task));
  const results = measured.flatMap(({ results: some }) => some);
  if (!flags.quick) writeFileSync(flags.out, `${JSON.stringify(describe(measured, ceiling), null, 2)}\n`);
  process.exitCode = results.some(({ verdict }) => verdict === 'missed') ? 1 : 0;
} finally {
  await sink.close();
  rmSync(folder, { recursive: true, force: true });
}

type Measured = {
  readonly name: string;
  readonly results: readonly Result[];
  readonly rounds: readonly Round[];
  readonly discarded: readonly Round[];
};

function measureGoals(name: string, task: Task): Measured {
  const goals = GOALS.filter((goal) => goal.name === name);
  const contestants = [...new Set(goals.flatMap((goal) => goal.contestants))].filter(canRun);
  const { steady, discarded } = makeRounds(rounds, {
    contestants,
    run: (contestant) => runContestant(contestant, task),
    anchor: () => runContestant('crypto-sign', { ...task, seconds: 1 }).perSecond as number,
  });
  const results = goals.map((goal) => judgeGoal(goal, steady));
  print({ name, goals, contestants, results, steady, discarded });
  return { name, results, rounds: steady, discarded };
}

function print(measured: {
  readonly name: string;
  readonly goals: readonly Goal[];
  readonly contestants: readonly Contestant[];
  readonly results: readonly Result[];
  readonly steady: readonly Round[];
  readonly discarded: readonly Round[];
}): void {
  const { name, contestants, results, steady, discarded } = measured;
  console.log(
    `${name}  ${steady.length} rounds${discarded.length > 0 ? `, ${discarded.length} discarded: the machine drifted` : ''}`,
  );
  for (const contestant of contestants) {
    const figures = steady.map((round) => JSON.stringify(round.figures[contestant], round3));
    console.log(`  ${contestant.padEnd(18)} ${figures.join(' ')}`);
  }
  for (const { what, bound, verdict, value } of results) {
    const goal =
      bound === null
        ? ''
        : `; goal ${'atLeast' in bound ? `at least ${bound.atLeast}` : `at most ${bound.atMost}`}`;
    const got =
      value === null
        ? 'not run'
        : `${formatFigure(value.median)} (${formatFigure(value.min)} to ${formatFigure(value.max)})`;
    console.log(`  ${verdict.padEnd(7)}  ${what}: ${got}${goal}`);
  }
  console.log('');
}

function round3(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}

function describe(measured: readonly Measured[], ceiling: number | null) {
  const versions = ['autocannon', '@faker-js/faker', 'json-schema-faker'].map((name) => {
    const manifest = readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8');
    return [name, JSON.parse(manifest).version as string];
  });
  return {
    date: new Date().toISOString(),
    machine: { cpu: cpus()[0]?.model, cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) },
    versions: { node: process.version, openssl: process.versions.openssl, ...Object.fromEntries(versions) },
    receiver: { kind: sink.kind, requestsPerSecondAtMost: ceiling },
    notInstalled: ['wrk', 'nginx', 'openssl'].filter((program) => !isInstalled(program)),
    seconds: Number(flags.seconds),
    goals: measured.flatMap(({ results }) => results),
    rounds: Object.fromEntries(
      measured.map(({ name, rounds: steady, discarded }) => [name, { steady, discarded }]),
    ),
  };
}
