import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import type { LoadReport } from '../../src/model/load-report.ts';
import { startHttpReceiver, type TestReceiver } from '../delivery/receivers.ts';
import { startAhead, wasTooLate } from '../load/start-ahead.ts';
import { commandLine } from '../package/node-arguments.ts';
import { skipWithout } from '../programs.ts';
import { runCommand, useFolder } from './run-command.ts';

/** Bytes are the same in every load of these flags, and so is what the receiver below makes of them. */
const SAME = [
  ...['--kind', 'sms.sent', '--seed', '7', '--run-id', 'r1', '--retry', 'none'],
  ...['--timestamps', 'story', '--start-at', '2026-11-24T09:00:00Z'],
];
const RATE = ['--rate', '200/s', '--duration', '1s'];

describe('the journal of a load', () => {
  const folder = useFolder();
  let receiver: TestReceiver;
  let requestCount = 0;
  before(async () => {
    receiver = await startHttpReceiver((request, response) => {
      const hash = createHash('sha1');
      request.on('data', (chunk) => hash.update(chunk));
      request.on('end', () => {
        requestCount += 1;
        // One event in sixteen is refused, always the same.
        response.writeHead((hash.digest()[0] as number) < 16 ? 503 : 200).end();
      });
    });
  });
  after(() => receiver.close());

  const command = (...args: readonly string[]) => runCommand(args, { workingDirectory: folder.path });
  const load = (...args: readonly string[]) => command('load', '-t', receiver.url, ...SAME, ...args);
  const parse = (stdout: string): LoadReport => JSON.parse(stdout);

  for (const workers of ['1', '2']) {
    it(`gives back the report of a load with ${workers} senders, as text and as JSON`, async () => {
      const path = folder.file(`again-${workers}.jsonl`);
      const printed = await load(
        ...RATE,
        '--workers',
        workers,
        '--journal',
        path,
        '--json',
        '--expect',
        'lost=1%',
      );
      expect(printed.exitCode).to.equal(1);
      const again = await command('report', path, '--json');
      expect(again.exitCode).to.equal(1);
      expect(parse(again.stdout)).to.deep.equal(parse(printed.stdout));
      expect((await command('report', path)).stdout).to.match(
        /^FAIL {2}sms\.sent: 200 events, 200\/s intended/,
      );
    });
  }

  /** Runs three shards at one instant; the n-th takes that as its journal. */
  async function loadShards(name: string, ...args: readonly string[]) {
    let paths: readonly string[] = [];
    let ended: Awaited<ReturnType<typeof load>>[] = [];
    const start = await startAhead(async (instant) => {
      paths = [1, 2, 3].map((nth) => folder.file(`${name}-${nth}-${Date.parse(instant)}.jsonl`));
      ended = await Promise.all(
        paths.map((path, place) =>
          load(...args, '--shard', `${place + 1}/3`, '--wall-start', instant, '--journal', path, '--json'),
        ),
      );
      return !ended.some(({ stderr }) => wasTooLate(stderr));
    });
    return { paths, reports: ended.map(({ stdout }) => parse(stdout)), start };
  }

  for (const [model, flags] of [
    ['at a rate', RATE],
    ['as fast as possible', ['--connections', '4', '--as-fast-as-possible', '--events', '200']],
  ] as const) {
    it(`of each of three shards ${model} makes together the report of one load`, async () => {
      const name = model.replaceAll(' ', '-');
      const whole = parse((await load(...flags, '--json')).stdout);
      // A bound that the whole load just holds; in one shard more are lost, in another fewer.
      const bound = (whole.totals.lost / whole.totals.deliveries) * 100 + 0.2;
      const { paths, reports, start } = await loadShards(
        name,
        ...flags,
        '--expect',
        `lost=${bound.toFixed(1)}%`,
      );
      const merged = await command('report', ...paths, '--json');
      const report = parse(merged.stdout);

      expect(report.totals).to.deep.equal(whole.totals);
      expect(report.statuses).to.deep.equal(whole.statuses);
      expect(report.expectations[0]).to.include({ name: 'lost', actual: whole.expectations[0]?.actual });
      expect(report.rate.intendedPerSecond).to.equal(whole.rate.intendedPerSecond);
      expect(report.startedAt).to.equal(start);
      const answers = (from: LoadReport) => from.latencyBuckets.reduce((sum, { count }) => sum + count, 0);
      expect(answers(report)).to.equal(answers(whole)).and.equal(200);
      expect(reports.map(({ expectations }) => expectations[0]?.verdict))
        .to.include('fail')
        .and.include('pass');
      expect(report.expectations[0]?.verdict).to.equal('pass');
    });
  }

  it('of a load and that of a run are reported side by side, with one verdict', async () => {
    const [ofLoad, ofRun] = [folder.file('load.jsonl'), folder.file('run.jsonl')];
    await load('--rate', '20/s', '--duration', '200ms', '--journal', ofLoad);
    await command('run', 'answered-call', '-t', receiver.url, '--journal', ofRun);
    const { stdout, exitCode } = await command('report', ofLoad, ofRun, '--json');
    const { verdict, runs } = JSON.parse(stdout);
    expect(runs.map(({ scenario }: LoadReport) => scenario)).to.deep.equal(['answered-call', 'sms.sent']);
    expect(exitCode).to.equal({ pass: 0, fail: 1, incomplete: 3 }[verdict as LoadReport['verdict']]);
    const text = (await command('report', ofLoad, ofRun)).stdout;
    expect(text).to.match(/^\w+ {2}answered-call: [\s\S]+\n\n\w+ {2}sms\.sent: 4 events/);
  });

  it('is not resumed, not written over, and not asked for where nothing is sent', async () => {
    const path = folder.file('whole.jsonl');
    await load('--rate', '20/s', '--duration', '100ms', '--journal', path);
    const before = readFileSync(path, 'utf8');
    const resumed = await command('run', '--resume', path);
    expect(resumed.exitCode).to.equal(2);
    expect(resumed.stderr).to.contain(
      'it is the record of a load, which goes by the clock. Start the load again.',
    );
    const again = await load(...RATE, '--journal', path);
    expect(again.exitCode).to.equal(2);
    expect(again.stderr).to.contain('the file is not empty');
    expect(readFileSync(path, 'utf8')).to.equal(before);
    const [corpus, none] = [folder.file('corpus.jsonl'), folder.file('none.jsonl')];
    const prepared = await load(...RATE, '--prepare', corpus, '--journal', none);
    expect(prepared.exitCode).to.equal(2);
    expect(prepared.stderr).to.contain('--prepare sends nothing');
    expect(existsSync(corpus) || existsSync(none)).to.equal(false);
  });

  it('is reported as JUnit XML and as a page, too', async () => {
    const path = folder.file('form.jsonl');
    await load('--rate', '20/s', '--duration', '100ms', '--journal', path);
    const junit = await command('report', path, '--report', 'junit');
    expect(junit.stdout).to.contain('<testcase classname="sms.sent" name="lost"');
    const page = await command('report', path, '--report', 'html');
    expect(page.stdout).to.match(/^<!doctype html>/);
    expect(page.stdout).to.not.contain('To repeat this run');
    const both = await command('report', path, path, '--report', 'html');
    expect(both.exitCode).to.equal(2);
    expect(both.stderr).to.contain('a page holds one load');
  });

  it('has no keys in it', async () => {
    const path = folder.file('keys.jsonl');
    await load('--rate', '20/s', '--duration', '100ms', '--journal', path);
    expect(readFileSync(path, 'utf8')).to.not.match(/PRIVATE KEY|privateKey|ed25519":/);
  });

  it('stops a load that can no longer be recorded, and says why', async function () {
    if (!existsSync('/dev/full')) skipWithout(this, '/dev/full');
    const { exitCode, stderr } = await load(...RATE, '--journal', '/dev/full');
    expect(exitCode).to.equal(2);
    expect(stderr).to.contain('Failed to write journal "/dev/full": the disk is full');
  });

  describe('of a process that was killed', () => {
    let child: ChildProcess | null = null;
    afterEach(() => child?.kill('SIGKILL'));

    it('is incomplete, and counts what was recorded last', async () => {
      const path = folder.file('killed.jsonl');
      const before = requestCount;
      const flags = ['-t', receiver.url, ...SAME, '--rate', '100/s', '--duration', '1h', '--journal', path];
      const bounds = ['--expect', 'lost=50%'];
      const spawned = spawn(process.execPath, [...commandLine(), 'load', ...flags, ...bounds], {
        cwd: folder.path,
        env: { PATH: process.env.PATH },
        stdio: 'ignore',
      });
      child = spawned;
      const closed = new Promise((resolve) => spawned.once('close', (_, signal) => resolve(signal)));
      const watching = setInterval(() => {
        const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
        if (text.includes('"load-tallied"')) spawned.kill('SIGKILL');
      }, 20);
      expect(await closed).to.equal('SIGKILL');
      clearInterval(watching);

      const { exitCode, stdout } = await command(
        'report',
        path,
        '--json',
        '--report',
        `text=${folder.file('t')}`,
      );
      expect(exitCode).to.equal(3);
      const { verdict, totals, problems } = parse(stdout);
      expect(verdict).to.equal('incomplete');
      expect(totals.deliveries).to.be.within(100, requestCount - before);
      expect(problems.join('\n')).to.match(
        /the load was cut off: .*killed\.jsonl has no end, and what came after 20/,
      );
      writeFileSync(path, readFileSync(path, 'utf8').slice(0, -30));
      const torn = await command('report', path, '--json');
      expect(torn.exitCode).to.equal(3);
      expect(parse(torn.stdout).problems[0]).to.match(/line \d+ is torn/);
    }).timeout(60_000);
  });
});
