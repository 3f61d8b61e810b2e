import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import type { LoadReport } from '../../src/model/load-report.ts';
import { commandLine } from '../package/node-arguments.ts';
import { skipWithout } from '../programs.ts';
import { useReceivers } from '../run/use-receivers.ts';
import { runCommand, useFolder } from './run-command.ts';

/** A receiver in a process of its own, which is killed on the spot by the hundredth request. */
const RECEIVER = `
let count = 0;
require('node:http')
  .createServer((request, response) => {
    if (++count === 100) process.kill(process.pid, 'SIGKILL');
    request.resume().on('end', () => response.end());
  })
  .listen(0, '127.0.0.1', function () { console.log(this.address().port); });
`;

/** Uses up all files but five that the process may open, when it is told to. */
const FILE_HOG = `
const { openSync, closeSync } = require('node:fs');
process.once('SIGUSR2', () => {
  const held = [];
  try {
    for (;;) held.push(openSync('/dev/null'));
  } catch {}
  for (const file of held.slice(0, 5)) closeSync(file);
});
`;
const FEW_FILES = ['sh', '-c', 'ulimit -n 1024; exec "$0" "$@"'];

/** A receiver in the process of the load, and so in its network, that takes half a second to answer. */
const SLOW_NEIGHBOUR = `
if (require('node:worker_threads').isMainThread) {
  require('node:http')
    .createServer((request, response) => {
      request.resume().on('end', () => setTimeout(() => response.end(), 500));
    })
    .listen(8080, '127.0.0.1')
    .unref();
}
`;
/** A network of its own with twenty ports to connect from. */
const FEW_PORTS = [
  ...['unshare', '--map-root-user', '--net', 'sh', '-c'],
  'ip link set lo up && echo "50000 50019" > /proc/sys/net/ipv4/ip_local_port_range && exec "$0" "$@"',
];

/** What the first sender's thread does so long after its start. */
const dieAfter = (ms: number, death: string): string => `
const { parentPort, workerData } = require('node:worker_threads');
if (workerData?.sender === 0) {
  parentPort.on('message', ({ order }) => {
    if (order === 'start') setTimeout(() => { ${death} }, ${ms});
  });
}
`;

type LoadWorld = {
  /** The words before those that start the program. */
  readonly within?: readonly string[];
  readonly nodeOptions?: string;
};

describe('a load in trouble', function () {
  this.timeout(60_000);
  const folder = useFolder();
  const receivers = useReceivers();
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  function start(command: string, args: readonly string[], nodeOptions = ''): ChildProcess {
    const env = { PATH: process.env.PATH, NODE_OPTIONS: nodeOptions };
    const child = spawn(command, args, { cwd: folder.path, env });
    children.push(child);
    return child;
  }

  function startLoad(target: string, flags: readonly string[], world: LoadWorld = {}): ChildProcess {
    const words = [...commandLine(), 'load', '--kind', 'sms.sent', '--target', target];
    const [command = '', ...args] = [...(world.within ?? []), process.execPath, ...words, ...flags];
    return start(command, [...args, '--retry', 'none', '--json'], world.nodeOptions);
  }

  async function finish(child: ChildProcess) {
    const written = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.on('data', (chunk: Buffer) => {
        written[name] += chunk;
      });
    }
    const [exitCode] = (await once(child, 'close')) as [number];
    return { exitCode, ...written };
  }

  /** Runs a load to its end and gives its exit code and report. */
  async function load(target: string, flags: readonly string[], world?: LoadWorld) {
    const { exitCode, stdout } = await finish(startLoad(target, flags, world));
    return { exitCode, report: JSON.parse(stdout) };
  }

  /** Gives the option that loads a module before the program, in each of its threads. */
  function preload(code: string): Required<Pick<LoadWorld, 'nodeOptions'>> {
    writeFileSync(folder.file('preloaded.cjs'), code);
    return { nodeOptions: `--require ${folder.file('preloaded.cjs')}` };
  }

  it('counts what a receiver that is killed no longer answers, and fails', async () => {
    const receiver = start(process.execPath, ['--eval', RECEIVER]);
    const [port] = (await once(receiver.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    const flags = ['--rate', '200/s', '--duration', '2s'];
    const { exitCode, report } = await load(`http://127.0.0.1:${String(port).trim()}/`, flags);
    const { accepted, unreachable, lost, events } = report.totals;
    expect(exitCode).to.equal(1);
    expect(events).to.equal(400);
    expect(accepted + unreachable).to.equal(400);
    expect(accepted).to.be.within(1, 99);
    expect(unreachable).to.equal(lost);
    expect(Object.keys(report.errors).join()).to.include('ECONNREFUSED');
  });

  it('ends when a receiver accepts every connection and answers none', async () => {
    const { url } = await receivers.startRaw(() => undefined);
    const flags = ['--rate', '50/s', '--duration', '1s', '--timeout', '300ms'];
    const { exitCode, report } = await load(url, flags);
    expect(exitCode).to.equal(1);
    expect(report.totals).to.include({ events: 50, timedOut: 50, lost: 50 });
  });

  it('counts connections that are reset', async () => {
    const { url } = await receivers.startRaw((socket) => socket.resetAndDestroy());
    const { exitCode, report } = await load(url, ['--rate', '50/s', '--duration', '1s']);
    expect(exitCode).to.equal(1);
    expect(report.totals).to.include({ events: 50, unreachable: 50, lost: 50 });
    expect(report.errors).to.deep.equal({ 'connection closed before an answer (ECONNRESET)': 50 });
  });

  it('takes an error that nobody caught for a defect of its own, and leaves a journal that has no end', async () => {
    let requestCount = 0;
    let child: ChildProcess | null = null;
    const receiver = await receivers.startHttp((request, response) => {
      requestCount += 1;
      if (requestCount === 20) child?.kill('SIGUSR2');
      request.resume().on('end', () => response.end());
    });
    const journal = folder.file('defect.jsonl');
    const flags = ['--rate', '100/s', '--duration', '1h', '--journal', journal];
    const world = preload("process.once('SIGUSR2', () => { throw new TypeError('boom'); });");
    child = startLoad(receiver.url, flags, world);
    const { exitCode, stdout, stderr } = await finish(child);
    expect({ exitCode, stdout }).to.deep.equal({ exitCode: 70, stdout: '' });
    expect(stderr).to.contain('A defect of highlevel-mock, not of your receiver: TypeError: boom\n');
    expect(stderr).to.not.contain('    at ');
    const reported = await runCommand(['report', journal, '--json']);
    expect(reported.exitCode).to.equal(3);
    expect(JSON.parse(reported.stdout).problems[0]).to.match(/^the load was cut off: /);
  });

  it('does not blame the receiver when this machine has no file left to open', async () => {
    let requestCount = 0;
    let child: ChildProcess | null = null;
    const receiver = await receivers.startHttp((request, response) => {
      requestCount += 1;
      if (requestCount === 1) child?.kill('SIGUSR2');
      response.setHeader('connection', 'close');
      request.resume().on('end', () => setTimeout(() => response.end(), 500));
    });
    // Takes a hundred connections at once, where five are left and the few that stood by then.
    const flags = ['--rate', '200/s', '--duration', '2s'];
    child = startLoad(receiver.url, flags, { ...preload(FILE_HOG), within: FEW_FILES });
    const { exitCode, stdout } = await finish(child);
    const report = JSON.parse(stdout);
    const { unreachable, accepted } = report.totals;
    expect(exitCode).to.equal(3);
    expect(report.totals).to.include({ events: 400, deliveries: 400, accepted: requestCount });
    expect(report.errors).to.deep.equal({ 'too many open files on this machine (EMFILE)': unreachable });
    expect(accepted).to.be.within(1, 399);
    expectExcused(report);
    expect(report.problems[0]).to.equal(
      `${unreachable} attempts did not leave this machine: too many open files on this machine (EMFILE). Raise the limit for this process (ulimit -n), or share the load out with --shard`,
    );
  });

  it('does not blame the receiver when this machine has no port left to connect from', async function () {
    // Takes a Linux that lets anybody make a network: elsewhere nothing else runs out of ports so soon.
    const [command = '', ...args] = [...FEW_PORTS, 'true'];
    if (spawnSync(command, args).status !== 0) skipWithout(this, 'network namespaces');
    const world = { ...preload(SLOW_NEIGHBOUR), within: FEW_PORTS };
    const flags = ['--rate', '200/s', '--duration', '1s', '--workers', '2'];
    const { exitCode, report } = await load('http://localhost:8080/', flags, world);
    const { accepted, unreachable } = report.totals;
    expect(exitCode).to.equal(3);
    expect(accepted + unreachable).to.equal(200);
    expect(accepted).to.be.within(20, 199);
    expect(report.errors).to.deep.equal({
      'no local port left to connect from (EADDRNOTAVAIL)': unreachable,
    });
    expectExcused(report);
    expect(report.problems[0]).to.match(/ did not leave this machine: .* net\.ipv4\.ip_local_port_range/);
  });

  function expectExcused({ verdict, totals, expectations }: LoadReport): void {
    expect(verdict).to.equal('incomplete');
    expect(totals.lost).to.equal(totals.unreachable).and.be.above(0);
    const [lost] = expectations;
    expect(lost).to.include({ name: 'lost', verdict: 'incomplete' });
    expect(expectations.find(({ name }) => name === 'generator')).to.deep.equal({
      ...{ name: 'generator', verdict: 'incomplete', expected: 'no failures' },
      actual: `${totals.unreachable} attempts did not leave this machine`,
    });
  }

  describe('of two threads', () => {
    const flags = ['--rate', '200/s', '--duration', '1h', '--workers', '2'];
    let requestCount = 0;
    let url = '';
    beforeEach(async () => {
      requestCount = 0;
      const receiver = await receivers.startHttp((request, response) => {
        requestCount += 1;
        request.resume().on('end', () => response.end());
      });
      url = receiver.url;
    });

    for (const [how, death, reason] of [
      [
        'of an error',
        "throw new TypeError('boom');",
        'TypeError: boom (a defect of highlevel-mock, not of your receiver)',
      ],
      ['by ending itself', 'process.exit(7);', 'its thread was ended with exit code 7'],
    ] as const) {
      it(`ends both when one dies ${how}, says why, and counts what both had sent`, async () => {
        const { exitCode, report } = await load(url, flags, preload(dieAfter(1_000, death)));
        expect(exitCode).to.equal(3);
        expect(report.verdict).to.equal('incomplete');
        expect(report.problems[0]).to.equal(
          `sender 1 of 2 died: ${reason}; what it had in flight is not counted`,
        );
        expect(report.expectations[0]).to.include({ name: 'lost', verdict: 'incomplete' });
        expect(requestCount).to.be.above(50);
        // Half of them came from the one that died.
        expect(report.totals.accepted).to.be.within(0.7 * requestCount, requestCount);
      });
    }

    it('keeps what a journal had when one dies for lack of memory', async () => {
      const journal = folder.file('memory.jsonl');
      const death = 'for (const kept = []; ; ) kept.push(Array.from({ length: 1e5 }, (_, at) => at + 0.5));';
      const { nodeOptions } = preload(dieAfter(2_500, death));
      const world = { nodeOptions: `${nodeOptions} --max-old-space-size=120` };
      const { exitCode, report } = await load(url, [...flags, '--journal', journal], world);
      expect(exitCode).to.equal(3);
      expect(report.problems[0]).to.match(
        /^sender 1 of 2 died: its thread ran out of memory \(lower .*\); what it sent since its last record is not counted$/,
      );
      expect(report.totals.accepted).to.be.within(200, requestCount);
      const again = await runCommand(['report', journal, '--json']);
      expect(again.exitCode).to.equal(3);
      expect(JSON.parse(again.stdout)).to.deep.include({
        ...{ verdict: 'incomplete', problems: report.problems, totals: report.totals },
      });
    });

    it('does not begin when one dies before it is ready, and leaves nobody waiting', async () => {
      const code = "if (require('node:worker_threads').workerData?.sender === 0) process.exit(3);";
      const { exitCode, stdout, stderr } = await finish(startLoad(url, flags, preload(code)));
      expect({ exitCode, stdout, requestCount }).to.deep.equal({ exitCode: 70, stdout: '', requestCount: 0 });
      expect(stderr).to.contain('A sender ended with exit code 3 before it was ready.');
    });
  });
});
