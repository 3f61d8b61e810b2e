import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { findDeadUrl } from '../delivery/receivers.ts';
import { commandLine } from '../package/node-arguments.ts';
import { useReceivers } from '../run/use-receivers.ts';
import { readLines, runCommand, useFolder } from './run-command.ts';

type Ended = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
};

describe('the program as a process', function () {
  this.timeout(60_000);
  const folder = useFolder();
  const receivers = useReceivers();
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  before(() => {
    writeFileSync(
      folder.file('slow.yaml'),
      'version: 1\nname: slow\nclock: real\nsteps:\n  - repeat: 100\n    emit: sms.sent\n    every: 100ms\n',
    );
    writeFileSync(
      folder.file('many.yaml'),
      'version: 1\nname: many\ncast: { people: { count: 9 } }\nsteps:\n  - repeat: 200000\n    over: 1h\n    emit: sms.sent\n    contact: people\n',
    );
  });

  function start(...args: readonly string[]): ChildProcess {
    const child = spawn(process.execPath, [...commandLine(), ...args], {
      cwd: folder.path,
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    return child;
  }

  function ended(child: ChildProcess): Promise<Ended> {
    const written = { stdout: '', stderr: '' };
    child.stdout?.on('data', (chunk: Buffer) => {
      written.stdout += chunk;
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      written.stderr += chunk;
    });
    return new Promise((resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal, ...written }));
    });
  }

  it('prints results on stdout, and ends with 0', async () => {
    const { code, stdout, stderr } = await ended(start('trigger', 'sms.sent', '--dry-run'));
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
    expect(stdout).to.equal((await runCommand(['trigger', 'sms.sent', '--dry-run'])).stdout);
  });

  it('prints errors on stderr, and ends with 2', async () => {
    const { code, stdout, stderr } = await ended(start('trigger', 'sms.snet', '--dry-run'));
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' });
    expect(stderr).to.include('Did you mean "sms.sent"?');
  });

  it('ends by itself, its key folder made, when the run is over', async () => {
    const receiver = await receivers.startHttp((request, response) => {
      request.resume();
      response.end();
    });
    const { code, stdout } = await ended(start('run', 'answered-call', '--target', receiver.url));
    expect(code).to.equal(0);
    expect(stdout).to.match(/^PASS/).and.not.include('\u001b');
    expect(readFileSync(folder.file('.highlevel-mock/.gitignore'), 'utf8')).to.equal('*\n');
  });

  it('ends with 1 when nobody listens', async () => {
    const { code, stdout, stderr } = await ended(
      start('run', 'answered-call', '--target', await findDeadUrl()),
    );
    expect(code).to.equal(1);
    expect(stdout).to.include('connection refused (ECONNREFUSED)');
    expect(stderr).to.equal('');
  });

  it('ends when the receiver hangs, closes early or talks nonsense', async () => {
    let connectionCount = 0;
    const receiver = await receivers.startRaw((socket) => {
      connectionCount += 1;
      if (connectionCount === 2) socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\npart');
      if (connectionCount === 3) socket.end('what?\r\n\r\n');
    });
    const flags = ['--retry', 'none', '--timeout', '1s', '--concurrency', '1', '--json'];
    const { code, stdout } = await ended(start('run', 'email-thread', '--target', receiver.url, ...flags));
    expect(code).to.equal(1);
    expect(JSON.parse(stdout).totals).to.include({ timedOut: 1, unreachable: 2, lost: 3 });
  });

  describe('told to stop (SIGINT)', () => {
    /** Stops a run on the real clock after its third request. */
    async function stopRun(...args: readonly string[]): Promise<Ended> {
      let requestCount = 0;
      let child: ChildProcess | null = null;
      const receiver = await receivers.startHttp((request, response) => {
        request.resume();
        response.end();
        requestCount += 1;
        if (requestCount === 3) child?.kill('SIGINT');
      });
      child = start('run', folder.file('slow.yaml'), '--target', receiver.url, ...args);
      const end = await ended(child);
      return end;
    }

    it('ends with 3 and a report that says incomplete', async () => {
      const { code, stdout, stderr } = await stopRun('--json');
      expect(code).to.equal(3);
      expect(stderr).to.match(/^Stopping: .*\n$/m);
      const { verdict, totals } = JSON.parse(stdout);
      expect(verdict).to.equal('incomplete');
      expect(totals.accepted).to.be.within(3, 5);
    });

    it('ends its journal, of which report says the same', async () => {
      const { code, stdout } = await stopRun('--json', '--journal', folder.file('stopped.jsonl'));
      expect(code).to.equal(3);
      const { totals } = JSON.parse(stdout);
      const entries = readLines(readFileSync(folder.file('stopped.jsonl'), 'utf8'));
      expect(entries.at(-1)).to.deep.include({ kind: 'run-ended', verdict: 'incomplete', totals });
      const reported = await runCommand(['report', folder.file('stopped.jsonl'), '--json']);
      expect(reported.exitCode).to.equal(3);
      expect(JSON.parse(reported.stdout)).to.deep.include({ verdict: 'incomplete', totals });
    });

    it('plays no further scenario', async () => {
      const { code, stdout } = await stopRun('answered-call', '--json');
      expect(code).to.equal(3);
      expect(JSON.parse(stdout)).to.include({ scenario: 'slow' });
    });

    it('ends a dry run at once', async () => {
      const child = start('run', folder.file('many.yaml'), '--dry-run');
      child.stdout?.once('data', () => child.kill('SIGINT'));
      const { signal } = await ended(child);
      expect(signal).to.equal('SIGINT');
    });
  });

  describe('told to stop, whatever it does', () => {
    const HANGING: readonly (readonly [what: string, args: (target: string) => readonly string[]])[] = [
      ['trigger', (target) => ['trigger', 'sms.sent', '--target', target]],
      ['load', (target) => ['load', '--kind', 'sms.sent', '--target', target, ...LOAD]],
      [
        'load with threads',
        (target) => ['load', '--kind', 'sms.sent', '--target', target, ...LOAD, '--workers', '2'],
      ],
      [
        'load --find-limit',
        (target) => ['load', '--kind', 'sms.sent', '--target', target, ...LOAD, '--find-limit'],
      ],
    ];
    const LOAD = ['--rate', '50/s', '--duration', '10m'];

    /** Asks a process to stop again and again, as an impatient user does. */
    async function insist(child: ChildProcess, name: 'SIGINT' | 'SIGTERM'): Promise<Ended> {
      const timer = setInterval(() => child.kill(name), 50);
      return ended(child).finally(() => clearInterval(timer));
    }

    for (const [what, args] of HANGING) {
      it(`${what} ends at once at a second request, though the receiver hangs`, async () => {
        const receiver = await receivers.startHttp((request) => {
          request.resume();
          isAsked();
        });
        let isAsked = (): void => {};
        const asked = new Promise<void>((resolve) => {
          isAsked = resolve;
        });
        const child = start(...args(receiver.url));
        await asked;
        const { code, signal, stdout } = await insist(child, 'SIGTERM');
        expect({ code, signal, stdout }).to.deep.equal({ code: null, signal: 'SIGTERM', stdout: '' });
      });
    }

    it('run gives attempts in flight up, and reports', async () => {
      const receiver = await receivers.startHttp((request) => {
        request.resume();
        child?.kill('SIGTERM');
      });
      let child: ChildProcess | null = null;
      child = start('trigger', 'sms.sent', '--target', receiver.url, '--timeout', '10m', '--json');
      const { code, stdout } = await ended(child);
      expect(code).to.equal(3);
      expect(JSON.parse(stdout)).to.include({ verdict: 'incomplete' });
    });

    it('serve says what it was asked, and of nothing in flight', async () => {
      const child = start('serve', '--scenario', 'answered-call', '--port', '0');
      child.stdout?.once('data', () => child.kill('SIGINT'));
      const { code, stderr } = await ended(child);
      expect({ code, stderr }).to.deep.equal({ code: 0, stderr: 'It was asked 0 times.\n' });
    });

    it("validate ends at the first request, though a scenario's module waits for ever", async () => {
      writeFileSync(
        folder.file('hangs.mjs'),
        "setInterval(() => {}, 1e6);\nconsole.log('loaded');\nawait new Promise(() => {});\n",
      );
      const child = start('validate', folder.file('hangs.mjs'));
      // What a module prints goes there.
      child.stderr?.once('data', () => child.kill('SIGINT'));
      const { code, signal } = await ended(child);
      expect({ code, signal }).to.deep.equal({ code: null, signal: 'SIGINT' });
    });
  });

  describe('a load in threads', () => {
    const LOAD = ['load', '--kind', 'sms.sent', '--workers', '3', '--json'];

    it('ends by itself, with every thread, when the load is over', async () => {
      const receiver = await receivers.startHttp((request, response) => {
        request.resume();
        response.end();
      });
      const { code, signal, stdout } = await ended(
        start(
          ...LOAD,
          '--target',
          receiver.url,
          '--connections',
          '3',
          '--events',
          '60',
          '--as-fast-as-possible',
        ),
      );
      expect({ code, signal }).to.deep.equal({ code: 0, signal: null });
      expect(JSON.parse(stdout).totals).to.include({ deliveries: 60, accepted: 60 });
    });

    for (const request of ['SIGINT', 'SIGTERM'] as const) {
      it(`ends with every thread when it is told to stop (${request}), also with requests in flight`, async () => {
        let requestCount = 0;
        let child: ChildProcess | null = null;
        const receiver = await receivers.startHttp(() => {
          requestCount += 1;
          if (requestCount === 3) child?.kill(request);
        });
        const flags = ['--connections', '3', '--events', '9999', '--as-fast-as-possible', '--timeout', '1s'];
        child = start(...LOAD, '--target', receiver.url, ...flags);
        const { code, signal, stdout, stderr } = await ended(child);
        expect({ code, signal }).to.deep.equal({ code: 3, signal: null });
        expect(stderr).to.match(/^Stopping: .*\n$/m);
        expect(JSON.parse(stdout)).to.include({ verdict: 'incomplete' });
      });
    }
  });

  it('ends without a word when its reader has seen enough', async () => {
    const child = start('run', folder.file('many.yaml'), '--dry-run');
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, stderr } = await ended(child);
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
  });
});
