import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse, parseAllDocuments } from 'yaml';
import { openKeyFolder } from '../../src/envelope/key-folder.ts';
import { closeServer } from '../../src/run/endpoint.ts';
import { startAhead, wasTooLate } from '../load/start-ahead.ts';
import { type Block, readMark } from './read-blocks.ts';
import { runCommand } from './run-command.ts';

type Env = Readonly<Record<string, string>>;

/** What takes the place of what a page shows: a load that is soon over. */
const QUICK: Env = { RATE: '60/s', DURATION: '1s' };
const EVENTS = 60;
const KEY = 'HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY';

/** Whether a `yaml` block lays a load out over several machines. */
export function showsShards(block: Block): boolean {
  return ['workflow', 'manifest'].some((mark) => block.marks.includes(mark));
}

/**
 * Runs the shell lines of a workflow of GitHub Actions, or of the Jobs of a Kubernetes manifest, as they stand there:
 * a process a shard, all of them at once against a receiver of this machine, and what merges their journals.
 */
export async function tryShards(block: Block, page: string): Promise<void> {
  // Machines of their own, which have nothing but the key they are given.
  const folder = join(page, 'machines', block.marks[0] ?? '');
  const key = String(openKeyFolder(page).ed25519().export({ type: 'pkcs8', format: 'pem' }));
  const server = createServer((request, response) => request.resume().on('end', () => response.end('ok')));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const target = `http://localhost:${(server.address() as AddressInfo).port}/webhooks`;
  try {
    const place = { folder, target, key };
    if (block.marks.includes('workflow')) await tryWorkflow(parse(block.text), place);
    else await tryJob(block, place);
  } finally {
    await closeServer(server);
  }
}

type Place = { readonly folder: string; readonly target: string; readonly key: string };

type Workflow = { readonly env: Env; readonly jobs: Readonly<Record<string, WorkflowJob>> };
type WorkflowJob = {
  readonly outputs?: Env;
  readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
  readonly steps: readonly {
    readonly id?: string;
    readonly name?: string;
    readonly run?: string;
    readonly env?: Env;
  }[];
};

async function tryWorkflow({ env, jobs }: Workflow, { folder, target, key }: Place): Promise<void> {
  const shards = jobs.shard?.strategy?.matrix.shard ?? [];
  const stepOf = (job: string, name: string) => {
    const step = jobs[job]?.steps.find((one) => one.id === name || one.name === name);
    if (step?.run === undefined) throw new Error(`The job ${job} has no step ${name} that runs anything.`);
    return { env: {}, ...step, run: step.run };
  };
  const sendAt = async (wallStart: string): Promise<boolean> => {
    emptyFolder(folder);
    // Actions: plan says when to start.
    const output = join(folder, 'output.txt');
    const plan = stepOf('plan', 'start').run.replace('+4 minutes', wallStart);
    expect(plan).to.contain(wallStart);
    await run(`bash -e -c ${quote(plan)}`, { folder, env: { GITHUB_OUTPUT: output } });
    const at = /^at=(.*)$/m.exec(readFileSync(output, 'utf8'))?.[1] ?? '';

    const send = stepOf('shard', 'send');
    const github = { GITHUB_RUN_ID: '4711', GITHUB_RUN_ATTEMPT: '1' };
    return areAllReady(
      shards.map((shard) => {
        const contexts = {
          [`secrets.${KEY}`]: key,
          'needs.plan.outputs.start': jobs.plan?.outputs?.start === '${{ steps.start.outputs.at }}' ? at : '',
          'matrix.shard': String(shard),
          'strategy.job-total': String(shards.length),
        };
        const own = Object.entries(send.env).map(([name, value]) => [name, fillIn(value, contexts)] as const);
        const all = { ...env, ...github, ...Object.fromEntries(own), ...QUICK, TARGET: target };
        return run(`bash -e -c ${quote(fillIn(send.run, contexts))}`, { folder, env: all });
      }),
    );
  };
  await startAhead(sendAt);
  // Artifacts: each shard's file, all into one folder.
  mkdirSync(join(folder, 'journals'));
  for (const shard of shards)
    renameSync(join(folder, `shard-${shard}.jsonl`), join(folder, `journals/${shard}.jsonl`));
  await run(`bash -e -c ${quote(stepOf('report', 'report').run)}`, { folder, env: {} });
  expectWhole(join(folder, 'load.json'));
}

type Manifest = {
  readonly kind: string;
  readonly data?: Env;
  readonly spec: {
    readonly completions?: number;
    readonly parallelism?: number;
    readonly completionMode?: string;
    readonly template: {
      readonly spec: { readonly containers: readonly { command: string[]; args: string[] }[] };
    };
  };
};

async function tryJob(block: Block, { folder, target, key }: Place): Promise<void> {
  const manifests = parseAllDocuments(block.text).map((document) => document.toJS() as Manifest);
  const job = manifests.find(({ kind }) => kind === 'Job');
  const [container] = job?.spec.template.spec.containers ?? [];
  if (job === undefined || container === undefined) throw new Error('There is no Job in it.');
  const volume = join(folder, 'volume');
  const script = container.args.map((arg) => quote(arg.replaceAll('/journals', volume))).join(' ');
  const line = `${container.command.join(' ')} ${script}`;
  const settings = join(folder, 'settings.json');
  if (readMark(block, 'title') === 'load-report.yaml') {
    const { RUN_ID = '' }: Env = JSON.parse(readFileSync(settings, 'utf8'));
    await run(line, { folder, env: { RUN_ID } });
    expectWhole(join(volume, `${RUN_ID}.json`));
    return;
  }
  const { data = {} } = manifests.find(({ kind }) => kind === 'ConfigMap') ?? {};
  const { completions = 0, parallelism, completionMode } = job.spec;
  expect(completionMode).to.equal('Indexed');
  expect([String(completions), parallelism]).to.deep.equal([data.SHARDS, completions]);
  const indexes = Array.from({ length: completions }, (_, index) => index);
  await startAhead((start) => {
    emptyFolder(volume);
    const env = { ...data, ...QUICK, TARGET: target, WALL_START: start, [KEY]: key };
    return areAllReady(
      indexes.map((index) => run(line, { folder, env: { ...env, JOB_COMPLETION_INDEX: String(index) } })),
    );
  });
  writeFileSync(settings, JSON.stringify({ RUN_ID: data.RUN_ID }));
  for (const index of indexes) {
    const journal = readFileSync(join(volume, `${data.RUN_ID}-${index + 1}.jsonl`), 'utf8');
    expect(JSON.parse(journal.split('\n')[0] ?? '').shard).to.equal(`${index + 1}/${completions}`);
  }
}

/** How long a machine takes for a load is not the page's business; that nothing of it is missing is. */
function expectWhole(path: string): void {
  const report = JSON.parse(readFileSync(path, 'utf8'));
  expect(
    report.problems.filter((problem: string) => /missing|only the first|apart|cut off|stopped/.test(problem)),
  ).to.deep.equal([]);
  expect(report.totals).to.include({ events: EVENTS, accepted: EVENTS });
  expect(report.setup.shard).to.equal('1/1');
}

/** Runs a line of shell; what it returns is whether it was ready when it was to start. */
async function run(
  line: string,
  { folder, env }: { readonly folder: string; readonly env: Env },
): Promise<boolean> {
  const exports = Object.entries(env).map(([name, value]) => `export ${name}=${quote(value)};`);
  const { exitCode, output } = await runCommand(`${exports.join(' ')} ${line}`, folder);
  if (wasTooLate(output)) return false;
  // A slow machine makes a late generator, so 3, a verdict that could not be made, is as good here as 0.
  expect(exitCode, `${line}, which printed\n${output}`).to.be.oneOf([0, 3]);
  return true;
}

async function areAllReady(shards: readonly Promise<boolean>[]): Promise<boolean> {
  return (await Promise.all(shards)).every((isReady) => isReady);
}

function emptyFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
}

function fillIn(text: string, contexts: Env): string {
  return text.replace(/\$\{\{ (.*?) \}\}/g, (_, name: string) => {
    const value = contexts[name];
    if (value === undefined) throw new Error(`Nothing is known of ${name}.`);
    return value;
  });
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
