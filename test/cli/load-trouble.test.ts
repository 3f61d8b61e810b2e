import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { useReceivers } from '../run/use-receivers.ts';
import { runCommand, useFolder } from './run-command.ts';

const MAIN = new URL('../../src/cli/main.ts', import.meta.url).pathname;
const TSX = import.meta.resolve('tsx');

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

/** What the first sender's thread does so long after its start. */
const dieAfter = (ms: number, death: string): string => `
const { parentPort, workerData } = require('node:worker_threads');
if (workerData?.sender === 0) {
  parentPort.on('message', ({ order }) => {
    if (order === 'start') setTimeout(() => { ${death} }, ${ms});
  });
}
`;

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

  function startLoad(target: string, flags: readonly string[], nodeOptions?: string): ChildProcess {
    const words = ['--import', TSX, MAIN, 'load', '--kind', 'sms.sent', '--target', target];
    return start(process.execPath, [...words, ...flags, '--retry', 'none', '--json'], nodeOptions);
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
  async function load(target: string, flags: readonly string[], nodeOptions?: string) {
    const { exitCode, stdout } = await finish(startLoad(target, flags, nodeOptions));
    return { exitCode, report: JSON.parse(stdout) };
  }

  /** Gives the option that loads a module before the program, in each of its threads. */
  function preload(code: string): string {
    writeFileSync(folder.file('preloaded.cjs'), code);
    return `--require ${folder.file('preloaded.cjs')}`;
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
        const { exitCode, report } = await load(url, flags, preload(dieAfter(700, death)));
        expect(exitCode).to.equal(3);
        expect(report.verdict).to.equal('incomplete');
        expect(report.problems).to.deep.equal([
          `sender 1 of 2 died: ${reason}; what it had in flight is not counted`,
        ]);
        expect(report.expectations[0]).to.include({ name: 'lost', verdict: 'incomplete' });
        expect(requestCount).to.be.above(50);
        expect(report.totals.accepted).to.be.within(requestCount - 20, requestCount);
      });
    }

    it('keeps what a journal had when one dies for lack of memory', async () => {
      const journal = folder.file('memory.jsonl');
      const death = 'for (const kept = []; ; ) kept.push(Array.from({ length: 1e5 }, (_, at) => at + 0.5));';
      const options = `${preload(dieAfter(2_500, death))} --max-old-space-size=120`;
      const { exitCode, report } = await load(url, [...flags, '--journal', journal], options);
      expect(exitCode).to.equal(3);
      expect(report.problems[0]).to.match(
        /^sender 1 of 2 died: its thread ran out of memory \(lower .*\); what it sent since its last record is not counted$/,
      );
      expect(report.totals.accepted).to.be.within(300, requestCount);
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
