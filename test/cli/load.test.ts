import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { findFreePort } from '../load/find-free-port.ts';
import { runCommand, useFolder } from './run-command.ts';

const QUICK = ['--rate', '100/s', '--duration', '200ms', '--retry', 'none'];

describe('highlevel-mock load', () => {
  const folder = useFolder();
  let server: Server;
  let target: string;
  let status = 200;
  before(async () => {
    server = createServer((request, response) => {
      request.resume();
      request.on('end', () => {
        response.statusCode = status;
        response.end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  beforeEach(() => {
    status = 200;
  });

  const load = (...args: readonly string[]) =>
    runCommand(['load', ...args], { workingDirectory: folder.path });

  it('prints a report for people, and ends with 0 when all bounds hold', async () => {
    const { exitCode, stdout } = await load('--kind', 'sms.sent', '-t', target, ...QUICK, '--seed', '7');
    expect(stdout).to.match(
      /^(PASS|INCOMPLETE) {2}sms\.sent: 20 events, 100\/s intended, [\d.,]+\/s answered\n/,
    );
    expect(stdout).to.include('  20  accepted\n').and.include('seed 7, run id ');
    expect(exitCode).to.be.oneOf([0, 3]);
  });

  it('prints JSON and nothing else with --json, with the fields of a run and of a load', async () => {
    const { stdout } = await load('answered-call', '-t', target, ...QUICK, '--json');
    const report = JSON.parse(stdout);
    expect(report).to.include.keys(
      ...['version', 'tool', 'scenario', 'seed', 'runId', 'startedAt', 'verdict', 'problems', 'totals'],
      ...['latencyMs', 'expectations', 'rate', 'serviceMs', 'lagMs', 'cpuMs', 'maxRssMiB'],
    );
    expect(report.totals).to.include({ events: 20, accepted: 20 });
  });

  it('writes a page and a file for CI servers, with the command that repeats the load', async () => {
    const [page, xml] = [folder.file('load.html'), folder.file('load.xml')];
    const args = ['--kind', 'sms.sent', '-t', target, ...QUICK, '--seed', '7', '--run-id', 'r 1'];
    const { stdout } = await load(...args, '--report', `html=${page}`, '--report', `junit=${xml}`);
    const repeat =
      `highlevel-mock load --kind sms.sent --target ${target} --rate 100/s --duration 200ms --retry none ` +
      `--report html=${page} --report junit=${xml} --seed 7 --run-id 'r 1'`;
    expect(stdout).to.include('20  accepted');
    expect(readFileSync(xml, 'utf8')).to.include(`To repeat this run: ${repeat.replaceAll("'", '&#39;')}`);
    expect(readFileSync(page, 'utf8'))
      .to.include(`<code>${repeat.replaceAll("'", '&#39;')}</code>`)
      .and.include(`<dd>${target}</dd>`);
  });

  it('says once a second on stderr how it stands with --progress json, and keeps stdout clean', async () => {
    const { stdout, stderr } = await load(
      ...['--kind', 'sms.sent', '-t', target, '--rate', '50/s', '--duration', '1300ms'],
      ...['--retry', 'none', '--json', '--progress', 'json'],
    );
    const lines = stderr.split('\n').filter((line) => line.startsWith('{'));
    expect(lines).to.not.have.lengthOf(0);
    const progress = JSON.parse(lines[0] ?? '');
    expect(progress).to.deep.include({ endsAtMs: 1300, plannedEvents: 65 });
    expect(progress.elapsedMs).to.be.at.least(1000);
    expect(progress.totals.events).to.be.within(1, 65);
    expect(JSON.parse(stdout).totals.events).to.equal(65);
  });

  it('writes no JSON where nothing asks for it, and refuses forms that are none', async () => {
    const args = ['--kind', 'sms.sent', '-t', target, '--rate', '50/s', '--duration', '1300ms'];
    const { stdout, stderr } = await load(...args, '--retry', 'none');
    expect(stdout).to.include('accepted');
    expect(stderr).to.not.include('{');
    const other = await load(...args, '--progress', 'jsonl');
    expect(other.exitCode).to.equal(2);
    expect(other.stderr).to.include('Allowed choices are text, json');
  });

  it('draws that on a terminal, and takes it away before the report', async () => {
    const args = ['load', '--kind', 'sms.sent', '-t', target, '--rate', '50/s', '--duration', '1300ms'];
    const { stderr } = await runCommand(args, { workingDirectory: folder.path, isTTY: true });
    expect(stderr).to.include('in flight').and.include('50/s intended');
    expect(stderr.endsWith('\x1b[5A\r\x1b[0J')).to.equal(true);
  });

  it('ends with 1 when a bound is broken', async () => {
    status = 500;
    const { exitCode, stdout } = await load(
      '--kind',
      'sms.sent',
      '-t',
      target,
      ...QUICK,
      '--expect',
      'rejected=5',
    );
    expect(exitCode).to.equal(1);
    expect(stdout).to.match(/✗ rejected +at most 5 +20 of 20 deliveries/);
    expect(stdout).to.include('answers: 500 ×20');
  });

  it('stops early, failed, when abortWhen says so', async () => {
    status = 503;
    const path = folder.file('abort.json');
    const load10s = { rate: '200/s', duration: '20s', abortWhen: { rejected: 10 } };
    const cast = { people: { count: 500 } };
    const steps = [{ each: 'people', steps: [{ emit: 'sms.sent' }] }];
    writeFileSync(path, JSON.stringify({ version: 1, name: 'abort', cast, steps, load: load10s }));
    const { exitCode, stdout } = await load(path, '-t', target, '--retry', 'none', '--json');
    expect(exitCode).to.equal(1);
    const { totals, expectations } = JSON.parse(stdout);
    expect(totals.events).to.be.below(1000);
    expect(expectations.at(-1)).to.include({ name: 'abortWhen.rejected', verdict: 'fail' });
  });

  it('prepares events and sends them from the file', async () => {
    const file = folder.file('events.jsonl');
    const prepared = await load('--kind', 'sms.sent', ...QUICK, '--prepare', file);
    expect(prepared).to.include({ exitCode: 0, stdout: `20 events in ${file}\n` });
    const { stdout } = await load('-t', target, '--from', file, '--connections', '4', '--json');
    expect(JSON.parse(stdout)).to.include({ scenario: 'sms.sent' });
    expect(JSON.parse(stdout).setup.mix).to.deep.equal([{ kind: 'sms.sent', weight: 1 }]);
    expect(JSON.parse(stdout).totals).to.include({ events: 20, accepted: 20 });
  });

  it('lets no file of prepared events pass for those of another scenario or kind', async () => {
    const file = folder.file('texts.jsonl');
    await load('--kind', 'sms.sent', ...QUICK, '--prepare', file);
    const asKind = await load('--kind', 'email.sent', '-t', target, '--from', file);
    expect(asKind.exitCode).to.equal(2);
    expect(asKind.stderr).to.include('--from has events of kinds of its own; leave out --kind.');
    const asScenario = await load('answered-call', '-t', target, '--from', file);
    expect(asScenario.exitCode).to.equal(2);
    expect(asScenario.stderr).to.include(`"${file}" was made of "sms.sent", not of "answered-call".`);
  });

  for (const [words, text] of [
    ['', 'nothing says what to send; give a scenario, --kind or --from.'],
    ['mixed-day --kind sms.sent', 'give either a scenario or --kind.'],
    ['--kind sms.snt', 'Failed to find a kind of event: "sms.snt" is not one. Did you mean "sms.sent"?'],
  ] as const) {
    it(`is refused, and blames no scenario that nobody wrote: load ${words}`, async () => {
      const { exitCode, stderr } = await load(...words.split(' ').filter(Boolean), '-t', target, ...QUICK);
      expect({ exitCode, stdout: '' }).to.deep.equal({ exitCode: 2, stdout: '' });
      expect(stderr)
        .to.match(/^Failed to /)
        .and.include(text);
      expect(stderr).to.not.include('steps[');
    });
  }

  it('is incomplete when it is interrupted', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 300);
    const args = ['load', '--kind', 'sms.sent', '-t', target, '--rate', '50/s', '--duration', '1h'];
    const { exitCode } = await runCommand(args, { workingDirectory: folder.path, stopSignal: stop.signal });
    expect(exitCode).to.equal(3);
  });

  it('finds the limit of a receiver, as text and as JSON, with the exit code of its verdict', async () => {
    const search = ['--rate', '20/s', '--duration', '100ms', '--retry', 'none', '--find-limit'];
    status = 500;
    const none = await load('--kind', 'sms.sent', '-t', target, ...search);
    expect(none.exitCode).to.be.oneOf([1, 3]);
    expect(none.stdout).to.match(
      /^(FAIL {2}sms\.sent: does not hold|INCOMPLETE {2}sms\.sent: cannot tell of) 20\/s: /,
    );

    const slow = ['--seed', '7', '--run-id', 'r1', '--max-in-flight', '1', '--json', '--progress', 'json'];
    status = 200;
    const { exitCode, stdout, stderr } = await load('--kind', 'sms.sent', '-t', target, ...search, ...slow);
    const { verdict, limit, steps, runId } = JSON.parse(stdout);
    expect(exitCode).to.equal({ pass: 0, fail: 1, incomplete: 3 }[verdict as string]);
    expect(steps.length).to.be.within(1, 48);
    expect(steps[0]).to.deep.include({ ratePerSecond: 20, runId: `${runId}-1` });
    expect(steps[0].report.totals.events).to.equal(2);
    const told = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told.filter(({ outcome }) => outcome !== undefined)).to.have.lengthOf(steps.length);
    expect(limit).to.have.keys('heldPerSecond', 'beyondPerSecond', 'beyond');
  }).timeout(60_000);

  it('serves a twin, waits for the receiver as --drain says, and counts what it was asked', async () => {
    const twin = await findFreePort();
    const args = ['--kind', 'sms.sent', '-t', target, ...QUICK, '--twin', String(twin), '--drain', '300ms'];
    const { exitCode, stdout, stderr } = await load(...args, '--json', '--progress', 'json');
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).to.deep.include({ awaitedEvents: 20 });
    const { effects, expectations, problems } = JSON.parse(stdout);
    expect(effects).to.equal(null);
    expect(expectations[1]).to.include({ name: 'processed', verdict: 'incomplete' });
    expect(problems.join()).to.include('nothing the twin was asked named a message');
    expect(exitCode).to.equal(3);

    const on = await runCommand(['load', ...args], { workingDirectory: folder.path, isTTY: true });
    expect(on.stderr).to.include(
      'Everything is sent. Waiting, as --drain says, for the twin to be asked about 20 more events.\n',
    );
  });

  it('does not pass without a twin where a scenario says how often to process', async () => {
    const { exitCode, stdout } = await load(
      ...['--kind', 'sms.sent', '-t', target, ...QUICK, '--expect', 'processed=exactly-once'],
    );
    expect(stdout).to.match(/\? processed +exactly once +not counted: there was no --twin/);
    expect(exitCode).to.equal(3);
  });

  const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['neither a scenario nor a kind', [], /give a scenario, --kind or --from/],
    ['no rate', ['--kind', 'sms.sent', '-t', 'http://localhost:9/'], /nothing says how many events arrive/],
    [
      'a target elsewhere',
      ['--kind', 'sms.sent', '-t', 'http://example.com/', ...QUICK],
      /is not this machine/,
    ],
    [
      'a report that cannot be written',
      ['--kind', 'sms.sent', '-t', 'http://localhost:9/', ...QUICK, '--report', 'html=nowhere/at/all.html'],
      /Failed to write the report to "nowhere\/at\/all.html"/,
    ],
    [
      'a bound that is none',
      ['--kind', 'sms.sent', '-t', 'http://localhost:9/', ...QUICK, '--expect', 'latency.p98=1s'],
      /^Failed to read the option --expect latency\.p98=1s: there is no bound "latency\.p98"\. Did you mean/,
    ],
    [
      'the value of a bound that is none',
      ['--kind', 'sms.sent', '-t', 'http://localhost:9/', ...QUICK, '--expect', 'lost=abc'],
      /^Failed to read the option --expect lost=abc: it must be a count, or a share such as 1%, not "abc"\.$/m,
    ],
    [
      'a journal of a search, which is many loads',
      ['--kind', 'sms.sent', '-t', 'http://localhost:9/', ...QUICK, '--find-limit', '--journal', 'a.jsonl'],
      /^Failed to find the limit: --journal is of one load, and each rate that is tried is a load of its own\. Leave it out\.$/m,
    ],
    [
      'a search from an instant on',
      [
        ...['--kind', 'sms.sent', '-t', 'http://localhost:9/', ...QUICK],
        '--find-limit',
        '--wall-start',
        '2026-01-01T00:00:00Z',
      ],
      /^Failed to find the limit: --wall-start is of one load/m,
    ],
    [
      'a search with a twin',
      [...['--kind', 'sms.sent', '-t', 'http://localhost:9/', ...QUICK], '--find-limit', '--twin', '4010'],
      /^Failed to find the limit: --twin is of one load/m,
    ],
    [
      'to prepare events with a twin',
      ['--kind', 'sms.sent', ...QUICK, '--prepare', 'events.jsonl', '--twin', '4010'],
      /^Failed to count with --twin: --prepare sends nothing\. Leave out one of the two\.$/m,
    ],
    [
      'threads with a twin',
      ['--kind', 'sms.sent', '-t', 'http://localhost:9/', ...QUICK, '--workers', '2', '--twin', '4010'],
      /^Failed to count with --twin: the twin is told of events by the process it is in, and 2 threads/m,
    ],
    [
      'a twin on a port a receiver cannot know',
      ['--kind', 'sms.sent', '-t', 'http://localhost:9/', ...QUICK, '--twin', '0'],
      /option '--twin <port>' argument '0' is invalid\. It is a whole number from 1 to 65535\./,
    ],
    [
      'a page of a search',
      [...['--kind', 'sms.sent', '-t', 'http://localhost:9/', ...QUICK], '--find-limit', '--report', 'html'],
      /^Failed to find the limit: it is reported as text and json, not as html\.$/m,
    ],
    [
      'a bound without a value',
      ['--kind', 'sms.sent', '-t', 'http://localhost:9/', ...QUICK, '--expect', 'lost'],
      /option '--expect <bound=value>' argument 'lost' is invalid\. It reads bound=value\./,
    ],
  ];
  for (const [name, args, message] of refusals) {
    it(`refuses ${name}`, async () => {
      const { exitCode, stderr } = await load(...args);
      expect(exitCode, stderr).to.equal(2);
      expect(stderr).to.match(message);
    });
  }
});
