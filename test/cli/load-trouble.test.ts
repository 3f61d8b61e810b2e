import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { useReceivers } from '../run/use-receivers.ts';
import { useFolder } from './run-command.ts';

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

describe('a load in trouble', function () {
  this.timeout(60_000);
  const folder = useFolder();
  const receivers = useReceivers();
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  function start(command: string, args: readonly string[]): ChildProcess {
    const child = spawn(command, args, { cwd: folder.path, env: { PATH: process.env.PATH } });
    children.push(child);
    return child;
  }

  /** Runs a load to its end and gives its exit code and report. */
  async function load(target: string, flags: readonly string[]) {
    const words = ['--import', TSX, MAIN, 'load', '--kind', 'sms.sent', '--target', target];
    const child = start(process.execPath, [...words, ...flags, '--retry', 'none', '--json']);
    let stdout = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk;
    });
    const [exitCode] = (await once(child, 'close')) as [number];
    return { exitCode, report: JSON.parse(stdout) };
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
});
