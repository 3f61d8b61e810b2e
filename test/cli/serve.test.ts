import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { runCli } from '../../src/cli/run-cli.ts';
import { useReceivers } from '../run/use-receivers.ts';
import { type Finished, runCommand, useFolder } from './run-command.ts';

/** A `serve` that is under way. */
type Serving = { readonly said: string; stop(): Promise<Finished> };

describe('serve', () => {
  const folder = useFolder();
  const receivers = useReceivers();

  /** Starts to serve and waits until it has said where. */
  async function serve(...args: readonly string[]): Promise<Serving> {
    const controller = new AbortController();
    const written = { stdout: '', stderr: '' };
    let tell: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const streamTo = (name: keyof typeof written) => ({
      write: (text: string) => {
        written[name] += text;
        tell();
      },
      flush: async () => undefined,
      isTTY: false,
      columns: undefined,
    });
    const ended = runCli({
      args: ['serve', '--port', '0', ...args],
      env: {},
      workingDirectory: folder.path,
      userId: null,
      stdout: streamTo('stdout'),
      stderr: streamTo('stderr'),
      stopSignal: controller.signal,
      heedStops: (_notice, work) => work(),
    });
    await started;
    return {
      said: written.stdout,
      stop: async () => {
        controller.abort();
        return { exitCode: await ended, ...written };
      },
    };
  }

  it('says where it listens and how to send the same story, and ends when it is asked to', async () => {
    const { said, stop } = await serve('--scenario', 'answered-call', '--seed', '7', '--run-id', 'one');
    expect(said).to.match(
      /^HighLevel's REST API on http:\/\/127\.0\.0\.1:\d+, with what 1 event of answered-call tells\.\n/,
    );
    expect(said).to.include(
      '\n  highlevel-mock run answered-call --target http://localhost:3000/webhooks --seed 7 --run-id one\n',
    );
    const { exitCode, stderr } = await stop();
    expect([exitCode, stderr]).to.deep.equal([0, 'It was asked 0 times.\n']);
  });

  it('tells as JSON what repeats the story, drawn or given', async () => {
    const { said, stop } = await serve('--scenario', 'answered-call', '--json');
    const told = JSON.parse(said);
    expect(told).to.have.all.keys('url', 'scenario', 'seed', 'runId', 'startAt', 'events');
    expect(told.runId).to.match(/^[0-9a-f]{8}$/);
    const { exitCode, stdout } = await stop();
    expect([exitCode, stdout]).to.deep.equal([0, said]);
  });

  it('knows every message of the run it names, whatever that is drawn from', async () => {
    writeFileSync(folder.file('day.yaml'), 'version: 1\nname: day\nsteps: [{ id: text, emit: sms.sent }]\n');
    const file = folder.file('day.yaml');
    const { said, stop } = await serve('--scenario', file, '--location-id', 'aB3dE5fG7hJ9kL1mN2pQ');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    const command = /^ {2}highlevel-mock (run .*)$/m.exec(said)?.[1]?.split(' ') ?? [];
    const dry = await runCommand([...command, '--dry-run'], { workingDirectory: folder.path });
    const { body } = JSON.parse(dry.stdout);
    const { messageId, locationId, dateAdded } = JSON.parse(body);
    const headers = { version: 'v3', authorization: 'Bearer t' };
    const answer = await fetch(`${url}/conversations/messages/${messageId}`, { headers });
    const { message } = (await answer.json()) as { readonly message: object };
    expect(message).to.include({ id: messageId, locationId: 'aB3dE5fG7hJ9kL1mN2pQ', dateAdded });
    expect(locationId).to.equal('aB3dE5fG7hJ9kL1mN2pQ');
    await stop();
  });

  it('tells in the end of what it has no route for', async () => {
    const { said, stop } = await serve('--scenario', 'answered-call');
    await fetch(`${/http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]}/opportunities/1`);
    expect((await stop()).stderr).to.equal(
      'It was asked 1 time, 1 time for what there is no route for: GET /opportunities/1.\n',
    );
  });

  for (const [args, says] of [
    [['serve'], /required option '--scenario <scenario>' not specified/],
    [['serve', '--scenario', 'answered-call', '--port', '70000'], /It is a whole number from 0 to 65535/],
    [['serve', '--scenario', 'nowhere'], /"nowhere"/],
    [
      ['serve', '--scenario', 'answered-call', '--shapes', 'round'],
      /Allowed choices are observed, documented/,
    ],
  ] as const) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { exitCode, stderr } = await runCommand(args);
      expect(exitCode).to.equal(2);
      expect(stderr).to.match(says);
    });
  }

  it('refuses a port that is taken', async () => {
    const { url } = await receivers.startHttp(() => undefined);
    const port = new URL(url).port;
    const { exitCode, stderr } = await runCommand(['serve', '--scenario', 'answered-call', '--port', port]);
    expect(exitCode).to.equal(2);
    expect(stderr).to.include(`Failed to listen on port ${port}`);
  });
});
