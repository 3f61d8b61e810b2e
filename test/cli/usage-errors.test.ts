import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { startHttpReceiver, type TestReceiver } from '../delivery/receivers.ts';
import { type Finished, runCommand, useFolder, type WorldOptions } from './run-command.ts';

describe('what cannot be done', () => {
  const folder = useFolder();
  let receiver: TestReceiver;

  before(async () => {
    receiver = await startHttpReceiver((request, response) => {
      request.resume();
      response.end();
    });
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(folder.file('ec.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(folder.file('public.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
    const ed25519 = generateKeyPairSync('ed25519').privateKey;
    writeFileSync(folder.file('one.pem'), ed25519.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(folder.file('two.pem'), ed25519.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(folder.file('garbage.pem'), 'not a key');
    writeFileSync(folder.file('huge.yaml'), `# ${'x'.repeat(2_000_000)}\n`);
    writeFileSync(folder.file('binary.yaml'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]));
    writeFileSync(folder.file('latin1.yaml'), Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0x3a, 0xe9]));
    writeFileSync(folder.file('empty.yaml'), '');
    writeFileSync(
      folder.file('wrong.yaml'),
      'version: 1\nname: wrong\nsteps:\n  - emit: sms.snet\n  - wait: soon\n',
    );
    writeFileSync(
      folder.file('comment.yaml'),
      'version: 1\nname: comment\nsteps:\n  - emit: internal-comment.added\n',
    );
    writeFileSync(
      folder.file('elsewhere.yaml'),
      'version: 1\nname: elsewhere\nsender: { target: "https://example.com/" }\nsteps: [{ emit: sms.sent }]\n',
    );
    writeFileSync(
      folder.file('past.yaml'),
      'version: 1\nname: past\nstartsAt: 2026-03-10T09:00:00Z\nsteps:\n  - emit: sms.sent\n  - at: "08:00"\n    emit: sms.sent\n',
    );
    writeFileSync(folder.file('used.jsonl'), '{"v":1}\n');
    mkdirSync(folder.file('folder'));
    execFileSync('mkfifo', [folder.file('pipe.yaml')]);
  });

  after(() => receiver.close());

  /** Runs a command that has a receiver to send to. */
  function send(words: string, options: WorldOptions = {}): Promise<Finished> {
    const args = words.split(' ').map((word) => word.replace(/^@/, `${folder.path}/`));
    return runCommand([...args, '--target', receiver.url], { workingDirectory: folder.path, ...options });
  }

  /** Expects one clear error, exit code 2, and nothing sent, printed or written. */
  async function expectRefusal(finishing: Promise<Finished>, text: string | RegExp): Promise<void> {
    const { exitCode, stdout, stderr } = await finishing;
    expect(exitCode).to.equal(2);
    expect(stdout).to.equal('');
    if (typeof text === 'string') expect(stderr).to.include(text);
    else expect(stderr).to.match(text);
    expect(stderr.match(/^Failed to /gm), stderr).to.have.length(1);
    expect(stderr).to.not.match(/^error:/m);
    expect(stderr).to.not.match(/^ +at /m);
    expect(receiver.connectionCount()).to.equal(0);
    expect(existsSync(folder.file('run.jsonl'))).to.equal(false);
  }

  describe('on the command line', () => {
    for (const [words, text] of [
      ['runn answered-call', "Failed to read the command line: unknown command 'runn'. Did you mean run?\n"],
      ['runn --help', "unknown command 'runn'. Did you mean run?"],
      ['-h runn', "unknown command 'runn'"],
      ['help runn', "unknown command 'runn'"],
      ['events shwo --help', "'events' has no command 'shwo', only list, show."],
      ['run', "missing required argument 'scenario'"],
      ['run answered-call --seeed 7', "unknown option '--seeed'. Did you mean --seed?"],
      ['run answered-call --seed', "option '--seed <text>' argument missing"],
      ['trigger', "missing required argument 'kind'"],
      ['trigger sms.sent email.sent', 'too many arguments'],
      ['events call.answered', "'events' has no command 'call.answered', only list, show"],
      ['scenarios answered-call', "'scenarios' has no command 'answered-call', only list, show"],
      ['keys make', "'keys' has no command 'make', only init, show"],
      ['report', "missing required argument 'journal'"],
      ['demo again', 'too many arguments'],
      ['--json', "unknown option '--json'"],
    ] as const) {
      it(`is refused: ${words}`, async () => {
        await expectRefusal(runCommand(words.split(' ')), text);
      });
    }

    it('is followed by the way to the help', async () => {
      expect((await runCommand(['runn'])).stderr).to.match(/Run it with --help to see what it takes\.\n$/);
    });
  });

  describe('by flags', () => {
    for (const [words, text] of [
      ['run answered-call --revision 2024', '"2024" is not one. Use one of 2025-05'],
      ['run answered-call --retry highlevel-2027', 'Did you mean "highlevel-2026"?'],
      ['run answered-call --sign rsa', "argument 'rsa' is invalid. Allowed choices are ed25519, both"],
      ['run answered-call --timestamps moon', "argument 'moon' is invalid. Allowed choices are wall, story"],
      ['run answered-call --clock fast', '--clock: "fast" is no clock'],
      ['run answered-call --start-at yesterday', '--start-at: "yesterday" is not an ISO instant'],
      ['run answered-call --timeout 10', '--timeout: "10" is no duration'],
      ['run answered-call --concurrency 0', '--concurrency: 0 is not a whole number from 1 to 1000'],
      ['run answered-call --concurrency many', "argument 'many' is invalid. It is a whole number."],
      ['run answered-call --set callDuration', "argument 'callDuration' is invalid. It reads path=value."],
      ['run answered-call --set a..b=1', '--set: "a..b" is no path'],
      ['run answered-call --set attachments.10000=x', 'the array index 10000 is over 9999'],
      ['run answered-call --header nonsense', "argument 'nonsense' is invalid. It reads 'Name: value'."],
      ['run answered-call --report pdf', "argument 'pdf' is invalid. The formats are text, json"],
      ['run answered-call --report json=', 'The file name is missing after "="'],
      ['run answered-call --report json=@nowhere/report.json', 'Failed to write the report'],
      ['run answered-call --report json=@folder', 'it is a folder'],
      ['run answered-call --strict --set callDuration=long', 'Failed to generate a valid call.answered'],
      [
        'run answered-call mixed-day --journal @run.jsonl',
        'a journal holds one run, and 2 scenarios were named',
      ],
      ['run answered-call --journal @used.jsonl', 'the file is not empty'],
      ['run answered-call --journal @nowhere/run.jsonl', 'Failed to write journal'],
      ['run answered-call --key @missing.pem', 'missing.pem": there is no such file'],
      ['run answered-call --key @folder', 'folder"'],
      ['run answered-call --key @garbage.pem', 'garbage.pem"'],
      ['run answered-call --key @public.pem', 'public.pem"'],
      ['run answered-call --key @ec.pem', 'ec.pem"'],
      ['run answered-call --key @one.pem --key @two.pem', 'it is the second Ed25519 key'],
    ] as const) {
      it(`is refused: ${words}`, async () => {
        const at = words.replace(/=@/g, `=${folder.path}/`);
        await expectRefusal(send(at), text);
      });
    }

    it('names the variable where a key from the environment is none', async () => {
      const env = { HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY: 'not a key' };
      await expectRefusal(send('run answered-call', { env }), 'HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY');
    });

    it('refuses a folder for keys that cannot be written', async () => {
      const workingDirectory = folder.file('without-room');
      mkdirSync(workingDirectory);
      writeFileSync(join(workingDirectory, '.highlevel-mock'), 'no folder');
      await expectRefusal(send('run answered-call', { workingDirectory }), 'Failed to write');
    });
  });

  describe('by kinds and scenarios', () => {
    for (const [words, text] of [
      ['trigger cal.answered', '"cal.answered" is not one. Did you mean "call.answered"?'],
      [
        'trigger internal-comment.added --revision 2025-10',
        'revision "2025-10" does not have it. Use revision 2026-08',
      ],
      ['run @comment.yaml --revision 2025-10', 'Use revision 2026-08'],
      ['run answered-cal', 'Did you mean "answered-call"?'],
      ['run @missing.yaml', 'there is no such file'],
      ['run @folder', 'it is not a file'],
      ['run @pipe.yaml', 'it is not a file'],
      ['run @huge.yaml', 'it is longer than 1 MiB'],
      ['run @binary.yaml', 'it holds zero bytes'],
      ['run @latin1.yaml', 'it is not UTF-8'],
      ['run @empty.yaml', 'empty.yaml'],
      ['run @wrong.yaml', 'wrong.yaml:4:11'],
      ['run @past.yaml', 'past.yaml'],
      ['run answered-call @missing.yaml', 'there is no such file'],
      ['run answered-call @comment.yaml --revision 2025-10', 'Use revision 2026-08'],
      ['run answered-call @past.yaml', 'past.yaml'],
    ] as const) {
      it(`is refused: ${words}`, async () => {
        await expectRefusal(send(words), text);
      });
    }

    it('shows every problem of a scenario, with its line', async () => {
      const { stderr } = await send('run @wrong.yaml');
      expect(stderr).to.include('wrong.yaml:4:11').and.include('wrong.yaml:5:11');
      expect(stderr).to.include('Did you mean "sms.sent"?').and.include('^');
    });
  });

  describe('by its target', () => {
    for (const [target, text] of [
      ['localhost:3000', 'Did you mean "http://localhost:3000"?'],
      ['ftp://localhost/', 'is not an http or https URL'],
      [
        'https://example.com/',
        'example.com is not this machine. If the receiver is yours to test, add --allow-host',
      ],
      ['http://127.0.0.1.example.com/', 'is not this machine'],
      ['http://ada:hush@localhost/', '--header'],
    ] as const) {
      it(`is refused: ${target}`, async () => {
        await expectRefusal(runCommand(['run', 'answered-call', '--target', target]), text);
      });
    }

    it('is refused without any', async () => {
      for (const words of [
        ['run', 'answered-call'],
        ['trigger', 'sms.sent'],
      ]) {
        await expectRefusal(runCommand(words), 'Add --target http://localhost:<port>/<path>, or --dry-run');
      }
    });

    it('is refused where the scenario names another host', async () => {
      await expectRefusal(
        runCommand(['run', folder.file('elsewhere.yaml')]),
        'example.com is not this machine',
      );
    });
  });

  describe('by its journal', () => {
    for (const [words, text] of [
      ['report @missing.jsonl', 'no such file'],
      ['report @binary.yaml', 'Failed to read journal'],
      ['report @empty.yaml', 'does not begin with a run'],
      ['report @used.jsonl', 'Failed to read journal'],
      ['report @folder', 'Failed to read journal'],
    ] as const) {
      it(`is refused: ${words}`, async () => {
        await expectRefusal(
          runCommand(words.split(' ').map((word) => word.replace('@', `${folder.path}/`))),
          text,
        );
      });
    }
  });

  describe('with --debug', () => {
    it('shows the stack of the error', async () => {
      const { stderr } = await runCommand(['trigger', 'cal.answered', '--debug']);
      expect(stderr)
        .to.match(/^CatalogError: Failed to find a kind/)
        .and.match(/^ +at /m);
    });
  });
});

describe('a defect of our own', () => {
  const broken: WorldOptions['env'] = new Proxy(
    {},
    {
      get: () => {
        throw new TypeError('broken inside');
      },
    },
  );

  it('is told as one, with exit code 70, and shows its stack with --debug only', async () => {
    const args = ['trigger', 'sms.sent', '--dry-run'];
    const { exitCode, stderr } = await runCommand(args, { env: broken });
    expect(exitCode).to.equal(70);
    expect(stderr).to.include('A defect of highlevel-mock, not of your receiver: TypeError: broken inside');
    expect(stderr)
      .to.include('--debug')
      .and.not.match(/^ +at /m);
    expect((await runCommand([...args, '--debug'], { env: broken })).stderr).to.match(/^ +at /m);
  });
});
