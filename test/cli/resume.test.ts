import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import type { JournalEntry } from '../../src/model/journal.ts';
import { startHttpReceiver, type TestReceiver } from '../delivery/receivers.ts';
import { type Finished, readLines, runCommand, useFolder } from './run-command.ts';

describe('run --resume', function () {
  this.timeout(60_000);
  const folder = useFolder();
  const received: string[] = [];
  let receiver: TestReceiver;
  let failuresLeft = 0;
  let onRequest = (): void => {};

  before(async () => {
    receiver = await startHttpReceiver((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push(Buffer.concat(chunks).toString());
        onRequest();
        response.writeHead(failuresLeft-- > 0 ? 503 : 200).end();
      });
    });
    writeFileSync(
      folder.file('story.yaml'),
      [
        'version: 1',
        'name: story',
        'startsAt: 2026-03-10T09:00:00Z',
        'cast: { ada: { name: Ada Okafor } }',
        'steps:',
        '  - { id: call, emit: call.answered, expect: { status: 2xx, attempts: 2 } }',
        '  - { wait: 1m }',
        '  - { again: call }',
        '  - { wait: 1m }',
        '  - { emit: sms.sent }',
        '',
      ].join('\n'),
    );
    await runCommand(['keys'], { workingDirectory: folder.path });
  });

  beforeEach(() => {
    received.length = 0;
    onRequest = () => {};
  });

  after(() => receiver.close());

  function run(args: readonly string[], stopSignal?: AbortSignal): Promise<Finished> {
    return runCommand(['run', ...args, '--json'], { workingDirectory: folder.path, stopSignal });
  }

  /** Records a whole run of the story, whose first attempt fails, and gives the lines of its journal. */
  async function record(file: string): Promise<readonly string[]> {
    failuresLeft = 1;
    const flags = ['--target', receiver.url, '--journal', folder.file(file), '--seed', '7', '--run-id', 'r'];
    const { exitCode } = await run([folder.file('story.yaml'), ...flags]);
    expect(exitCode).to.equal(0);
    return readFileSync(folder.file(file), 'utf8').trimEnd().split('\n');
  }

  function bodiesOf(entries: readonly JournalEntry[], kind: 'event-planned' | 'attempt'): readonly string[] {
    return entries.flatMap((entry) =>
      entry.kind === kind ? [Buffer.from(entry.bodyBase64, 'base64').toString()] : [],
    );
  }

  it('takes a run up wherever it was cut off, and sends nothing again that was answered', async () => {
    const lines = await record('whole.jsonl');
    const whole = lines.map((line) => JSON.parse(line) as JournalEntry);
    const sent = bodiesOf(whole, 'attempt');
    expect(sent).to.have.length(4);
    for (let kept = 1; kept < lines.length; kept++) {
      const file = folder.file(`cut-${kept}.jsonl`);
      const torn = (lines[kept] as string).slice(0, 40);
      writeFileSync(file, `${lines.slice(0, kept).join('\n')}\n${torn}`);
      received.length = 0;
      const answered = bodiesOf(whole.slice(0, kept), 'attempt').length;
      failuresLeft = answered === 0 ? 1 : 0;
      const { exitCode, stdout } = await run(['--resume', file]);
      expect(exitCode, `cut after line ${kept}: ${stdout}`).to.equal(0);
      expect(received.map(messageOf), `cut after line ${kept}`).to.deep.equal(
        sent.slice(answered).map(messageOf),
      );
      const { verdict, totals, runId, seed } = JSON.parse(stdout);
      expect({ verdict, runId, seed }).to.deep.equal({ verdict: 'pass', runId: 'r', seed: '7' });
      expect(totals).to.include({ deliveries: 3, accepted: 3, attempts: 4, duplicates: 1, lost: 0 });
      const entries = readLines(readFileSync(file, 'utf8'));
      expect(entries.map(({ seq }) => seq)).to.deep.equal(entries.map((_, at) => at));
    }
  });

  /** What stays the same about an event that is made anew: all but the instant it says it is sent at. */
  function messageOf(body: string): object {
    return { ...JSON.parse(body), timestamp: null };
  }

  it('ends a run that was told to stop', async () => {
    const stop = new AbortController();
    onRequest = () => stop.abort();
    failuresLeft = 0;
    const file = folder.file('stopped.jsonl');
    const args = ['mixed-day', '--target', receiver.url, '--journal', file, '--concurrency', '1'];
    expect((await run(args, stop.signal)).exitCode).to.equal(3);
    const before = received.length;
    onRequest = () => {};
    const { exitCode, stdout } = await run(['--resume', file]);
    expect(exitCode).to.equal(0);
    expect(JSON.parse(stdout).totals).to.include({ events: 69, accepted: 69, attempts: 69 });
    expect(received).to.have.length(69);
    expect(before).to.equal(1);
    expect((await runCommand(['report', file])).exitCode).to.equal(0);
  });

  it('has nothing to do when the run had ended, and says the same', async () => {
    const lines = await record('ended.jsonl');
    received.length = 0;
    const { exitCode, stdout } = await run(['--resume', folder.file('ended.jsonl')]);
    expect(exitCode).to.equal(0);
    expect(received).to.deep.equal([]);
    expect(JSON.parse(stdout).totals).to.include({ deliveries: 3, attempts: 4 });
    expect(lines.length).to.be.above(1);
  });

  for (const [what, args] of [
    ['a scenario', ['answered-call']],
    ['a seed', ['--seed', '8']],
    ['another journal', ['--journal', 'other.jsonl']],
    ['a target', ['--target', 'http://localhost:1/']],
  ] as const) {
    it(`refuses ${what} beside it, for the journal has that already`, async () => {
      await record(`beside-${args[0]}.jsonl`);
      received.length = 0;
      const resumed = await run([...args, '--resume', folder.file(`beside-${args[0]}.jsonl`)]);
      expect(resumed).to.include({ exitCode: 2, stdout: '' });
      expect(resumed.stderr).to.include('the journal already says what was run').and.include(args[0]);
      expect(received).to.deep.equal([]);
    });
  }
});
