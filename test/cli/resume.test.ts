import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import type { JournalEntry, RunStarted } from '../../src/model/journal.ts';
import type { Report } from '../../src/model/report.ts';
import { reportJournal } from '../../src/run/report-journal.ts';
import { unseal } from '../journal/unseal.ts';
import { type CountingReceiver, readEntries, sortEntries, startCounting } from './resumable.ts';
import { type Finished, runCommand, useFolder, type WorldOptions } from './run-command.ts';

/** A story with everything that has to outlive a kill: repeats, retries, faults, disorder, events about nobody. */
const STORY = {
  version: 1,
  name: 'story',
  seed: 'story',
  startsAt: '2026-03-10T09:00:00Z',
  timestamps: 'story',
  cast: { ada: { name: 'Ada Okafor' }, team: { count: 3 } },
  faults: { duplicate: '40%', drop: '20%', reorder: { window: 3 }, delay: '0s..90s' },
  steps: [
    { id: 'call', emit: 'call.answered', contact: 'ada', expect: { status: '2xx' } },
    { wait: '1m' },
    { id: 'once-more', again: 'call' },
    { emit: 'sms.sent', contact: 'ada', fault: 'signature-missing' },
    { emit: 'sms.sent', contact: 'ada', fault: 'connection-reset-late' },
    { repeat: 8, every: '20s', emit: 'sms.sent', contact: 'team' },
    { again: 'call', after: '5m' },
    { again: 'call', set: { callStatus: 'completed' } },
  ],
};

/** Every third body is refused twice before it is taken. */
const patience = (nth: number, body: string): number =>
  nth <= 2 && Number.parseInt(webhookIdOf(body)[0] ?? '0', 16) % 3 === 0 ? 503 : 200;

function webhookIdOf(body: string): string {
  return String(JSON.parse(body).webhookId);
}

const bodyOf = ({ bodyBase64 }: { readonly bodyBase64: string }): string =>
  Buffer.from(bodyBase64, 'base64').toString();

/** A report without what differs from run to run. */
function comparable({ latencyMs: _, ...report }: Report): Omit<Report, 'latencyMs'> {
  return report;
}

describe('run --resume', function () {
  this.timeout(120_000);
  const folder = useFolder();
  const receivers: CountingReceiver[] = [];
  afterEach(async () => {
    for (const receiver of receivers.splice(0)) await receiver.close();
  });
  const start = async (...args: Parameters<typeof startCounting>): Promise<CountingReceiver> => {
    const receiver = await startCounting(...args);
    receivers.push(receiver);
    return receiver;
  };
  const run = (args: readonly string[], options: WorldOptions = {}): Promise<Finished> =>
    runCommand(args, { workingDirectory: folder.path, ...options });
  let fileCount = 0;
  const newFile = (extension: string, text?: string): string => {
    fileCount += 1;
    const path = folder.file(`${fileCount}.${extension}`);
    if (text !== undefined) writeFileSync(path, text);
    return path;
  };
  const resume = (path: string, ...args: readonly string[]): Promise<Finished> =>
    run(['run', '--resume', path, '--json', ...args]);
  const recordRun = async (
    scenario: object,
    receiver: CountingReceiver,
    { args = [], ...options }: WorldOptions & { readonly args?: readonly string[] } = {},
  ): Promise<{
    readonly path: string;
    readonly text: string;
    readonly report: Report;
    readonly exitCode: number;
  }> => {
    const path = newFile('jsonl');
    const file = newFile('json', JSON.stringify(scenario));
    const command = ['run', file, '--target', receiver.url, '--journal', path, '--json', ...args];
    const { exitCode, stdout, stderr } = await run(command, options);
    expect(stderr.replace(/^Made test keys .*\n/, '')).to.equal('');
    return { path, text: readFileSync(path, 'utf8'), report: JSON.parse(stdout), exitCode };
  };
  /** Whether a journal could be of a run that was never cut off, save for its marks. */
  const expectWhole = (entries: readonly JournalEntry[]): void => {
    expect(entries.map(({ seq }) => seq)).to.deep.equal(entries.map((_, place) => place));
    const { planned, attempts, ended } = sortEntries(entries);
    const ids = planned.map(({ deliveryId }) => deliveryId);
    expect(new Set(ids)).to.have.property('size', ids.length);
    const sent = planned.filter(({ dropped }) => dropped !== true);
    expect(ended.map(({ deliveryId }) => deliveryId).sort()).to.deep.equal(
      sent.map(({ deliveryId }) => deliveryId).sort(),
    );
    for (const { deliveryId, bodyBase64 } of sent) {
      const own = attempts.filter((attempt) => attempt.deliveryId === deliveryId);
      expect(own.map(({ number }) => number)).to.deep.equal(own.map((_, place) => place + 1));
      for (const attempt of own) {
        expect(attempt.bodyBase64).to.equal(bodyBase64);
        expect(attempt.headers).to.deep.equal(own[0]?.headers);
      }
    }
  };

  it('finishes a run that was cut off after any line, as if it had not been', async () => {
    const first = await start(patience);
    const whole = await recordRun(STORY, first);
    expect(whole.report.verdict).to.equal('pass');
    expect(whole.report.totals).to.include({ lost: 0 });
    for (const total of ['dropped', 'duplicates', 'retried', 'faulted'] as const) {
      expect(whole.report.totals[total], total).to.be.above(0);
    }
    // Without checksums, for another receiver is put in.
    const lines = unseal(whole.text).trimEnd().split('\n');
    expectWhole(readEntries(whole.text));
    for (let kept = 1; kept <= lines.length; kept++) {
      const before = sortEntries(readEntries(lines.slice(0, kept).join('\n')));
      const again = await start(patience);
      again.remember(before.attempts.map(bodyOf));
      const path = newFile('jsonl', `${lines.slice(0, kept).join('\n')}\n`.replaceAll(first.url, again.url));
      const { exitCode, stdout, stderr } = await resume(path);
      expect({ exitCode, stderr }, `after line ${kept}`).to.deep.equal({ exitCode: 0, stderr: '' });
      const report: Report = JSON.parse(stdout);
      expect(comparable(report)).to.deep.equal(comparable(whole.report));
      expect(reportJournal(path).report).to.deep.equal(report);
      const text = readFileSync(path, 'utf8');
      expect(text.startsWith(lines.slice(0, kept).join('\n').replaceAll(first.url, again.url))).to.equal(
        true,
      );
      const entries = readEntries(text);
      expectWhole(entries);
      expect(entries.at(-1)).to.deep.include({ kind: 'run-ended', verdict: 'pass', totals: report.totals });
      // The same requests as without the cut, at the receiver too.
      const { attempts } = sortEntries(entries);
      expect(attempts).to.have.length(whole.report.totals.attempts);
      for (const [body, count] of again.counts) {
        expect(attempts.filter((attempt) => bodyOf(attempt) === body)).to.have.length(count);
      }
      // Marked is the next attempt of each delivery that had begun, and nothing else.
      const begun = before.planned.filter(
        ({ deliveryId, dropped }) =>
          dropped !== true &&
          before.attempts.every((made) => made.deliveryId !== deliveryId || made.retryAt !== undefined),
      );
      const marked = attempts.filter(({ resumed }) => resumed === true);
      expect(marked.map(({ deliveryId }) => deliveryId).sort()).to.deep.equal(
        begun.map(({ deliveryId }) => deliveryId).sort(),
      );
      await receivers.pop()?.close();
    }
  });

  it('finishes a run whose last line is torn anywhere, and says that it was', async () => {
    const first = await start(patience);
    const { text: sealed, report: whole } = await recordRun(STORY, first);
    const text = unseal(sealed);
    const firstLine = text.indexOf('\n') + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: firstLine, max: text.length - 1 }), async (cut) => {
        const kept = text.slice(0, cut);
        const again = await start(patience);
        again.remember(sortEntries(readEntries(kept.slice(0, kept.lastIndexOf('\n')))).attempts.map(bodyOf));
        const path = newFile('jsonl', kept.replaceAll(first.url, again.url));
        const { exitCode, stdout } = await resume(path);
        expect(exitCode).to.equal(0);
        const report: Report = JSON.parse(stdout);
        const isTorn = !kept.endsWith('\n') && text[cut] !== '\n';
        expect(report.problems).to.have.length(isTorn ? 1 : 0);
        if (isTorn) expect(report.problems[0]).to.match(/line \d+ is torn: its writer was cut off/);
        expect(report.totals.events).to.equal(whole.totals.events);
        expect(report.totals.accepted).to.equal(whole.totals.accepted);
        expectWhole(readEntries(readFileSync(path, 'utf8')));
        await receivers.pop()?.close();
      }),
      { numRuns: 15 },
    );
  });

  it('has nothing to do where the run had ended, and says the same', async () => {
    const receiver = await start(() => 400);
    const scenario = { ...STORY, sender: { retry: 'none' } };
    const { path, report, exitCode } = await recordRun(scenario, receiver);
    expect(exitCode).to.equal(1);
    const requestCount = [...receiver.counts.values()].reduce((sum, count) => sum + count, 0);
    for (let time = 0; time < 2; time++) {
      const again = await resume(path);
      expect(again.exitCode).to.equal(1);
      expect(JSON.parse(again.stdout)).to.deep.equal(report);
    }
    expect([...receiver.counts.values()].reduce((sum, count) => sum + count, 0)).to.equal(requestCount);
  });

  it('goes on after Ctrl-C', async () => {
    const stop = new AbortController();
    let requestCount = 0;
    const receiver = await start(() => {
      requestCount += 1;
      if (requestCount === 10) stop.abort();
      return 200;
    });
    const scenario = {
      ...STORY,
      faults: undefined,
      steps: [{ repeat: 60, every: '5s', emit: 'sms.sent', contact: 'team' }],
    };
    const { path, report, exitCode } = await recordRun(scenario, receiver, { stopSignal: stop.signal });
    expect({ exitCode, verdict: report.verdict }).to.deep.equal({ exitCode: 3, verdict: 'incomplete' });
    expect(report.totals.deliveries).to.be.within(10, 59);
    const again = await resume(path);
    expect(again.exitCode).to.equal(0);
    expect(JSON.parse(again.stdout).totals).to.include({ deliveries: 60, accepted: 60, attempts: 60 });
    expect([...receiver.counts.values()]).to.deep.equal(Array(60).fill(1));
    const entries = readEntries(readFileSync(path, 'utf8'));
    expect(entries.filter(({ kind }) => kind === 'run-ended')).to.have.length(2);
    expect(entries.map(({ seq }) => seq)).to.deep.equal(entries.map((_, place) => place));
    expect(sortEntries(entries).attempts.filter(({ resumed }) => resumed)).to.deep.equal([]);
    expect(reportJournal(path).report).to.deep.equal(JSON.parse(again.stdout));
  });

  it('makes the retries that were to come, with the number and at the instant they would have had', async () => {
    const stop = new AbortController();
    const receiver = await start(() => {
      stop.abort();
      return 503;
    });
    const scenario = {
      version: 1,
      name: 'outage',
      startsAt: '2026-03-10T09:00:00Z',
      sender: { retry: { max: 3, base: '10s', jitter: 0 } },
      steps: [{ emit: 'sms.sent' }],
    };
    const { path } = await recordRun(scenario, receiver, { stopSignal: stop.signal });
    const again = await resume(path);
    expect(again.exitCode).to.equal(1);
    const { attempts, ended } = sortEntries(readEntries(readFileSync(path, 'utf8')));
    expect(
      attempts.map(({ number, storyAt, resumed }) => [number, storyAt.slice(14, 19), resumed]),
    ).to.deep.equal([
      [1, '00:00', undefined],
      [2, '00:10', true],
      [3, '00:30', undefined],
      [4, '01:10', undefined],
    ]);
    expect(ended).to.have.length(1);
    expect([...receiver.counts.values()]).to.deep.equal([4]);
  });

  it('waits on the real clock for what is left of the story, and not for what has passed', async () => {
    const stop = new AbortController();
    const receiver = await start(() => {
      stop.abort();
      return 200;
    });
    const scenario = {
      version: 1,
      name: 'slow',
      clock: 'real',
      steps: [{ wait: '1s' }, { emit: 'sms.sent' }, { wait: '300ms' }, { emit: 'sms.sent' }],
    };
    const { path, text } = await recordRun(scenario, receiver, { stopSignal: stop.signal });
    const startedAt = performance.now();
    expect((await resume(path)).exitCode).to.equal(0);
    expect(performance.now() - startedAt).to.be.at.least(250);
    const startsAt = Date.parse((readEntries(text)[0] as RunStarted).storyAt);
    const { planned, attempts } = sortEntries(readEntries(readFileSync(path, 'utf8')));
    expect(planned.map(({ storyAt }) => Date.parse(storyAt) - startsAt)).to.deep.equal([1000, 1300]);
    expect(Date.parse(attempts[1]?.storyAt ?? '') - startsAt).to.be.within(1300, 2200);
  });

  it('prints the text report, or the ones it is asked for', async () => {
    const receiver = await start(() => 200);
    const { path } = await recordRun(STORY, receiver);
    expect((await run(['run', '--resume', path])).stdout).to.match(/^PASS {2}story: \d+ expectations met/);
    const file = newFile('report.json');
    const { stdout } = await run(['run', '--resume', path, '--report', `json=${file}`, '--no-color']);
    expect(stdout).to.match(/^PASS/);
    expect(JSON.parse(readFileSync(file, 'utf8'))).to.include({ scenario: 'story' });
  });

  it('takes the hosts it may go to from the flags and the config of today', async () => {
    const receiver = await start(() => 200);
    const { text } = await recordRun(STORY, receiver);
    // An address of this machine that is not loopback by its name.
    const cutOff = `${unseal(text).split('\n').slice(0, 4).join('\n')}\n`.replace('127.0.0.1', '0.0.0.0');
    const byFlag = newFile('jsonl', cutOff);
    expect((await resume(byFlag)).exitCode).to.equal(2);
    expect((await resume(byFlag, '--allow-host', '0.0.0.0')).exitCode).to.equal(0);
    const config = folder.file('highlevel-mock.config.json');
    writeFileSync(config, JSON.stringify({ allowHost: ['0.0.0.0'] }));
    try {
      expect((await resume(newFile('jsonl', cutOff))).exitCode).to.equal(0);
    } finally {
      rmSync(config);
    }
  });

  describe('refuses', () => {
    const refused = async (args: readonly string[], options: WorldOptions = {}): Promise<string> => {
      const { exitCode, stdout, stderr } = await run(args, options);
      expect({ exitCode, stdout }).to.deep.equal({ exitCode: 2, stdout: '' });
      return stderr.trimEnd();
    };
    let cutOff = '';
    let receiver: CountingReceiver;
    beforeEach(async () => {
      receiver = await start(() => 200);
      const { text } = await recordRun(STORY, receiver);
      cutOff = `${text.split('\n').slice(0, 6).join('\n')}\n`;
      (receiver.counts as Map<string, number>).clear();
    });
    afterEach(() => expect(receiver.counts.size).to.equal(0));

    for (const [flag, ...value] of [
      ['--target', 'http://localhost:1/'],
      ['-t', 'http://localhost:1/'],
      ['--seed', '7'],
      ['--run-id', 'x'],
      ['--start-at', '2026-03-10T09:00:00Z'],
      ['--clock', 'real'],
      ['--timestamps', 'wall'],
      ['--revision', 'latest'],
      ['--sign', 'both'],
      ['--app-id', 'a'],
      ['--version-id', 'a'],
      ['--location-id', 'a'],
      ['--header', 'a: b'],
      ['--set', 'a=b'],
      ['--retry', 'none'],
      ['--timeout', '1s'],
      ['--concurrency', '3'],
      ['--strict'],
      ['--journal', 'other.jsonl'],
      ['--dry-run'],
    ] as const) {
      it(`${flag} beside it, which the journal has`, async () => {
        const path = newFile('jsonl', cutOff);
        const name = flag === '-t' ? '--target' : flag;
        expect(await refused(['run', '--resume', path, flag, ...value])).to.equal(
          `Failed to resume "${path}": the journal already says what was run, so ${name} cannot be given too. ` +
            'Leave it out, or start a new run.',
        );
        expect(readFileSync(path, 'utf8')).to.equal(cutOff);
      });
    }

    it('a scenario beside it', async () => {
      const path = newFile('jsonl', cutOff);
      expect(await refused(['run', 'answered-call', '--resume', path])).to.contain(
        'so answered-call cannot be given too.',
      );
    });

    it('a journal of another version', async () => {
      const path = newFile(
        'jsonl',
        unseal(cutOff).replace(/"tool":"highlevel-mock\/[^"]+"/, '"tool":"highlevel-mock/9.0.0"'),
      );
      expect(await refused(['run', '--resume', path])).to.match(
        /^Failed to resume ".*": "highlevel-mock\/9\.0\.0" wrote it, and this is highlevel-mock\/\d+\.\d+\.\d+, which may plan and write events otherwise\. Resume it with the version that wrote it, or start a new run\.$/,
      );
    });

    it('a journal whose scenario gives other bytes than those recorded', async () => {
      const lines = unseal(cutOff).split('\n');
      const planned = JSON.parse(lines[1] as string);
      const body = bodyOf(planned).replace('"type"', '"typo"');
      const changed = JSON.stringify({ ...planned, bodyBase64: Buffer.from(body).toString('base64') });
      const path = newFile('jsonl', `${lines[0]}\n${changed}\n`);
      expect(await refused(['run', '--resume', path])).to.equal(
        `Failed to resume "${path}": its scenario no longer gives the bytes that were recorded. ` +
          'Restore the file if it was edited, or start a new run.',
      );
      expect(readFileSync(path, 'utf8')).to.equal(`${lines[0]}\n${changed}\n`);
    });

    it('other keys than those of the first run', async () => {
      const path = newFile('jsonl', cutOff);
      const elsewhere = newFile('folder');
      const { mkdirSync } = await import('node:fs');
      mkdirSync(elsewhere);
      expect(await refused(['run', '--resume', path], { workingDirectory: elsewhere })).to.contain(
        `Failed to resume "${path}": its events were signed with other keys than those found now. ` +
          'Resume it in the folder where it began, or give its keys with --key.',
      );
      expect(readFileSync(path, 'utf8')).to.equal(cutOff);
    });

    for (const [what, text, message] of [
      ['an empty file', '', 'it does not begin with a run. Give a file that --journal wrote.'],
      [
        'a file that is no journal',
        'version: 1\nname: x\n',
        ':1 is not JSON. Name a file that was written with --journal.',
      ],
      [
        'a journal without its beginning',
        null,
        'it does not begin with a run. Give a file that --journal wrote.',
      ],
    ] as const) {
      it(`${what}, and leaves it as it is`, async () => {
        const content = text ?? cutOff.slice(cutOff.indexOf('\n') + 1);
        const path = newFile('jsonl', content);
        expect(await refused(['run', '--resume', path])).to.contain(message);
        expect(readFileSync(path, 'utf8')).to.equal(content);
      });
    }

    it('a target that the journal alone allows', async () => {
      const [first = '', ...rest] = unseal(cutOff).split('\n');
      const started = JSON.parse(first) as RunStarted;
      const options = { ...started.options, target: 'http://example.com/hook', allowHost: ['example.com'] };
      const path = newFile('jsonl', [JSON.stringify({ ...started, options }), ...rest].join('\n'));
      expect(await refused(['run', '--resume', path])).to.equal(
        'Failed to use the target "http://example.com/hook": example.com is not this machine. ' +
          'If the receiver is yours to test, add --allow-host example.com.',
      );
      expect(await refused(['run', '--resume', path, '--allow-host', 'example.org'])).to.contain(
        'is not this machine',
      );
    });

    it('options that no run has', async () => {
      const [first = '', ...rest] = unseal(cutOff).split('\n');
      const started = JSON.parse(first) as RunStarted;
      for (const [name, value] of Object.entries({ timeoutMs: 'soon', retry: null, headers: { a: 1 } })) {
        const options = { ...started.options, [name]: value };
        const path = newFile('jsonl', [JSON.stringify({ ...started, options }), ...rest].join('\n'));
        expect(await refused(['run', '--resume', path])).to.equal(
          `Failed to resume "${path}": its first line has no proper "${name}" among the options of the run. ` +
            'Restore the file, or start a new run.',
        );
      }
    });

    it('a journal that another run or resumption is writing, so that nothing goes out twice', async () => {
      const receiver = await start(() => 200);
      const { path, text } = await recordRun(STORY, receiver);
      writeFileSync(path, `${text.split('\n').slice(0, 6).join('\n')}\n`);
      const going = resume(path);
      expect(await refused(['run', '--resume', path])).to.match(
        /^Failed to open journal ".*": process \d+ on \S+ is writing it\./,
      );
      expect(await going).to.include({ exitCode: 0 });
      expectWhole(readEntries(readFileSync(path, 'utf8')));
      expect(existsSync(`${path}.lock`)).to.equal(false);
    });

    it('a journal that was cut off in its first line, which a new run then begins anew', async () => {
      const path = newFile('jsonl', cutOff.slice(0, 100));
      expect(await refused(['run', '--resume', path])).to.match(
        /it was cut off before its first line was whole, so nothing had been sent\. Start anew with --journal/,
      );
      const receiver = await start(patience);
      const { exitCode, stdout } = await run([
        ...[
          'run',
          newFile('json', JSON.stringify(STORY)),
          '--target',
          receiver.url,
          '--journal',
          path,
          '--json',
        ],
      ]);
      expect(exitCode).to.equal(0);
      expect(JSON.parse(stdout).problems[0]).to.equal(
        `${path} was cut off before its first line was whole, so nothing had been sent: it is begun anew.`,
      );
      expectWhole(readEntries(readFileSync(path, 'utf8')));
    });

    it('a file that is not there', async () => {
      const path = newFile('jsonl');
      expect(await refused(['run', '--resume', path])).to.match(
        /^Failed to read journal ".*": no such file or folder/,
      );
    });

    it('a journal that is damaged before its end', async () => {
      const path = newFile('jsonl', cutOff);
      appendFileSync(path, `{"v":1,"seq\n${cutOff.split('\n')[1]}\n`);
      expect(await refused(['run', '--resume', path])).to.match(
        /:7 is not JSON\. Restore the file, or cut it before/,
      );
    });
  });
});
