import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { startHttpReceiver, type TestReceiver } from '../delivery/receivers.ts';
import { type Finished, runCommand, useFolder, type WorldOptions } from './run-command.ts';

describe('what a run prints', () => {
  const folder = useFolder();
  let receiver: TestReceiver;
  let status = 200;

  before(async function () {
    this.timeout(60_000);
    receiver = await startHttpReceiver((request, response) => {
      request.resume();
      response.statusCode = status;
      response.end();
    });
    // The keys are made here, so that no later run takes the time, or tells of it.
    await runCommand(['keys', 'show', '--legacy'], { workingDirectory: folder.path });
  });

  beforeEach(() => {
    status = 200;
  });

  after(() => receiver.close());

  function run(words: string, options: WorldOptions = {}): Promise<Finished> {
    const args = words.split(' ').map((word) => word.replace('@', `${folder.path}/`));
    return runCommand([...args, '--target', receiver.url], { workingDirectory: folder.path, ...options });
  }

  it('is a text that ends as it begins, with the verdict; and nothing on stderr', async () => {
    const { exitCode, stdout, stderr } = await run('run answered-call');
    expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: '' });
    expect(stdout)
      .to.match(/^PASS {2}answered-call: /)
      .and.match(/\nPASS {2}.*\n$/);
  });

  it('tells the seed and the run id that were drawn', async () => {
    const { stdout } = await run('trigger sms.sent');
    expect(stdout).to.match(/seed [\da-f]{8} · run id [\da-f]{8} · /);
  });

  it('ends with 1 when an expectation fails, and says which', async () => {
    status = 500;
    const { exitCode, stdout } = await run('run answered-call --retry none');
    expect(exitCode).to.equal(1);
    expect(stdout).to.match(/^FAIL/).and.include('answered-call.yaml:18');
  });

  it('is one JSON object with --json, and nothing else on stdout', async () => {
    const { exitCode, stdout, stderr } = await run('run answered-call --json --seed 7 --run-id r');
    expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: '' });
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).to.deep.equal([
      'version',
      'tool',
      'scenario',
      'seed',
      'runId',
      'startedAt',
      'verdict',
      'problems',
      'totals',
      'latencyMs',
      'expectations',
    ]);
    expect(report).to.include({
      version: 1,
      scenario: 'answered-call',
      seed: '7',
      runId: 'r',
      verdict: 'pass',
    });
    expect(report.totals).to.deep.equal({
      events: 1,
      dropped: 0,
      deliveries: 1,
      accepted: 1,
      rejected: 0,
      timedOut: 0,
      unreachable: 0,
      faulted: 0,
      attempts: 1,
      retried: 0,
      lost: 0,
      duplicates: 0,
    });
  });

  it('is one object for several scenarios, with a verdict of them all', async () => {
    status = 429;
    const { exitCode, stdout } = await run('run answered-call email-thread --json --retry none');
    const { version, verdict, runs } = JSON.parse(stdout);
    expect({ exitCode, version, verdict }).to.deep.equal({ exitCode: 1, version: 1, verdict: 'fail' });
    expect(runs.map(({ scenario }: { readonly scenario: string }) => scenario)).to.deep.equal([
      'answered-call',
      'email-thread',
    ]);
    expect(new Set(runs.map(({ runId }: { readonly runId: string }) => runId)).size).to.equal(1);
  });

  describe('with --report', () => {
    it('json prints what --json prints, and both together print it once', async () => {
      for (const words of [
        '--report json',
        '--json',
        '--json --report json',
        '--report json --report json',
      ]) {
        const { stdout } = await run(`run answered-call ${words}`);
        expect(JSON.parse(stdout), words).to.include({ verdict: 'pass' });
      }
    });

    it('and --json lets no text on stdout', async () => {
      const { stdout } = await run('run answered-call --json --report text');
      expect(JSON.parse(stdout)).to.include({ verdict: 'pass' });
    });

    it('to a file leaves the text on stdout', async () => {
      const { stdout } = await run('run answered-call --report json=@one.json');
      expect(stdout).to.match(/^PASS/);
      expect(JSON.parse(readFileSync(folder.file('one.json'), 'utf8'))).to.include({ verdict: 'pass' });
    });

    it('to a file and to stdout writes both', async () => {
      const { stdout } = await run('run answered-call --report text=@two.txt --report json');
      expect(JSON.parse(stdout)).to.include({ verdict: 'pass' });
      expect(readFileSync(folder.file('two.txt'), 'utf8')).to.match(/^PASS/);
    });

    it('writes a file without colours, on a terminal too', async () => {
      const { stdout } = await run('run answered-call --report text=@three.txt', { isTTY: true });
      expect(stdout).to.include('\u001b[');
      expect(readFileSync(folder.file('three.txt'), 'utf8')).to.not.include('\u001b');
    });

    it('takes a file name with an equals sign', async () => {
      await run('run answered-call --report json=@a=b.json');
      expect(existsSync(folder.file('a=b.json'))).to.equal(true);
    });
  });

  describe('in colour', () => {
    const colour = '\u001b[';

    it('goes to a terminal only', async () => {
      expect((await run('run answered-call')).stdout).to.not.include(colour);
      expect((await run('run answered-call', { isTTY: true })).stdout).to.include(colour);
    });

    it('stays away with --no-color and with NO_COLOR', async () => {
      expect((await run('run answered-call --no-color', { isTTY: true })).stdout).to.not.include(colour);
      const env = { NO_COLOR: '1' };
      expect((await run('run answered-call', { isTTY: true, env })).stdout).to.not.include(colour);
    });

    it('goes to a terminal although NO_COLOR is empty', async () => {
      const env = { NO_COLOR: '' };
      expect((await run('run answered-call', { isTTY: true, env })).stdout).to.include(colour);
    });

    it('goes into a pipe where FORCE_COLOR says so, and nowhere where that is 0', async () => {
      const forced = (value: string, words = '') =>
        run(`run answered-call${words}`, { isTTY: value === '0', env: { FORCE_COLOR: value } });
      expect((await forced('1')).stdout).to.include(colour);
      expect((await forced('1', ' --no-color')).stdout).to.not.include(colour);
      expect((await forced('0')).stdout).to.not.include(colour);
      expect((await forced('')).stdout).to.not.include(colour);
    });

    it('stays away from JSON', async () => {
      expect((await run('run answered-call --json', { isTTY: true })).stdout).to.not.include(colour);
    });
  });

  describe('on the way', () => {
    it('is one line on a terminal, on stderr, which is gone in the end', async () => {
      const { stderr } = await run('run mixed-day', { isTTY: true });
      expect(stderr).to.include('mixed-day: ').and.include(' attempts, ');
      expect(stderr).to.not.include('\n');
      expect(stderr.endsWith('\r\u001b[2K')).to.equal(true);
    });

    it('is nothing in a pipeline', async () => {
      expect((await run('run mixed-day')).stderr).to.equal('');
    });
  });

  describe('recorded with --journal', function () {
    this.timeout(60_000);

    it('is judged by report as it was by the run', async () => {
      for (const [name, answer, exitCode] of [
        ['mixed-day', 200, 0],
        ['signature-drill', 200, 1],
        ['outage-and-retries', 503, 1],
      ] as const) {
        status = answer;
        const file = `${name}.jsonl`;
        const ran = await run(`run ${name} --journal @${file} --json`);
        const reported = await runCommand(['report', folder.file(file), '--json']);
        expect([ran.exitCode, reported.exitCode], name).to.deep.equal([exitCode, exitCode]);
        const { problems: _, ...was } = JSON.parse(ran.stdout);
        const { problems: __, ...is } = JSON.parse(reported.stdout);
        expect(is, name).to.deep.equal(was);
      }
    });

    it('is reported together with others', async () => {
      await run('run answered-call --journal @met.jsonl');
      status = 500;
      await run('run answered-call --retry none --journal @missed.jsonl');
      const journals = ['met', 'missed'].map((name) => folder.file(`${name}.jsonl`));
      const { exitCode, stdout } = await runCommand(['report', ...journals, '--json']);
      expect(exitCode).to.equal(1);
      expect(JSON.parse(stdout)).to.include({ verdict: 'fail' }).and.property('runs').to.have.length(2);
    });

    it('holds no key', async () => {
      await run('run answered-call --journal @keyless.jsonl');
      const journal = readFileSync(folder.file('keyless.jsonl'), 'utf8');
      const pem = readFileSync(folder.file('.highlevel-mock/keys/ed25519.pem'), 'utf8').split('\n')[1];
      expect(journal).to.not.include(String(pem)).and.not.include('PRIVATE KEY');
    });

    it('holds a line for everything that happened, numbered without gaps', async () => {
      await run('run answered-call --journal @lines.jsonl');
      const entries = readFileSync(folder.file('lines.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(entries.map(({ seq, kind }) => [seq, kind])).to.deep.equal([
        [0, 'run-started'],
        [1, 'event-planned'],
        [2, 'attempt'],
        [3, 'delivery-ended'],
        [4, 'run-ended'],
      ]);
      for (const entry of entries)
        expect(Object.keys(entry).slice(0, 5)).to.deep.equal(['v', 'seq', 'kind', 'storyAt', 'wallAt']);
    });
  });
});
