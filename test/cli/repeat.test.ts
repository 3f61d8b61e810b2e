import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { startHttpReceiver, type TestReceiver } from '../delivery/receivers.ts';
import { runCommand, useFolder } from './run-command.ts';

/** Reads a line as a POSIX shell would, single quotes only. */
function readShellWords(line: string): readonly string[] {
  return [...line.matchAll(/(?:[^\s'\\]+|'[^']*'|\\.)+/g)].map(([word]) =>
    word.replace(/'([^']*)'|\\(.)/g, (_, quoted, escaped) => quoted ?? escaped),
  );
}

describe('the command that repeats a run', () => {
  const folder = useFolder();
  let receiver: TestReceiver;
  const received: string[] = [];

  before(async () => {
    receiver = await startHttpReceiver((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push(Buffer.concat(chunks).toString());
        response.end();
      });
    });
    writeFileSync(
      folder.file('my story.yaml'),
      'version: 1\nname: my story\nsteps:\n  - emit: call.answered\n  - wait: 1m\n  - emit: sms.sent\n',
    );
  });

  after(() => receiver.close());

  /** Runs a command and gives what was received, and the command it says repeats it. */
  async function run(args: readonly string[]) {
    received.length = 0;
    const { stdout } = await runCommand(args, { workingDirectory: folder.path });
    const [program, ...repeat] = readShellWords(
      /\nTo repeat this run\n {2}((?:.*\\\n)*.*)\n/.exec(stdout)?.[1] ?? '',
    );
    expect(program).to.equal('highlevel-mock');
    return { bodies: [...received], repeat };
  }

  const commands: Readonly<Record<string, () => readonly string[]>> = {
    'a kind': () => ['trigger', 'call.voicemail', '-t', receiver.url],
    'a kind, and values that are also its words': () => [
      'trigger',
      'sms.sent',
      '--set',
      'body=sms.sent',
      '--header',
      "x-note: it's trigger",
      `--target=${receiver.url}`,
    ],
    'a shipped scenario with its own seed': () => ['run', 'mixed-day', '--target', receiver.url],
    'a file with a space in its name': () => ['run', folder.file('my story.yaml'), '--target', receiver.url],
    'a recorded run': () => [
      'run',
      'answered-call',
      '--target',
      receiver.url,
      '--journal',
      folder.file(`${received.length}.jsonl`),
    ],
    'a run with everything said': () => [
      'run',
      'answered-call',
      '--target',
      receiver.url,
      '--seed=7',
      '--run-id',
      'r',
      '--start-at',
      '2026-01-01T00:00:00Z',
    ],
  };
  for (const [what, command] of Object.entries(commands)) {
    it(`repeats ${what}`, async () => {
      const how = ['--timestamps', 'story', '--concurrency', '1', '--no-color'];
      const first = await run([...command(), ...how]);
      const second = await run(first.repeat);
      expect(first.bodies).to.not.be.empty;
      expect(second.bodies).to.deep.equal(first.bodies);
      expect(second.repeat).to.deep.equal(first.repeat);
    });
  }

  it('repeats one scenario of several', async () => {
    const args = ['run', 'answered-call', 'email-thread', '--target', receiver.url, '--timestamps', 'story'];
    const first = await run([...args, '--concurrency', '1']);
    expect(first.bodies).to.have.length(4);
    expect(first.repeat.slice(0, 2)).to.deep.equal(['run', 'answered-call']);
    expect(first.repeat).to.not.include('email-thread');
    expect((await run(first.repeat)).bodies).to.deep.equal(first.bodies.slice(0, 1));
  });

  it('makes the same ids where the timestamp is that of the wall', async () => {
    const idsOf = (bodies: readonly string[]) =>
      bodies.map((body) => {
        const { messageId, webhookId, contactId } = JSON.parse(body);
        return { messageId, webhookId, contactId };
      });
    const first = await run(['run', folder.file('my story.yaml'), '--target', receiver.url]);
    expect(idsOf((await run(first.repeat)).bodies)).to.deep.equal(idsOf(first.bodies));
  });
});
