import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect } from 'chai';
import { verifyEnvelope } from '../../src/envelope/verify-envelope.ts';
import { useReceivers } from '../run/use-receivers.ts';
import { type Finished, runCommand } from './run-command.ts';

describe('keys', () => {
  const receivers = useReceivers();
  let workingDirectory: string;

  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'highlevel-mock-keys-'));
  });

  afterEach(() => {
    rmSync(workingDirectory, { recursive: true, force: true });
  });

  function inFolder(...args: readonly string[]): Promise<Finished> {
    return runCommand(args, { workingDirectory });
  }

  function modeOf(...path: readonly string[]): string {
    return (statSync(join(workingDirectory, '.highlevel-mock', ...path)).mode & 0o777).toString(8);
  }

  it('shows what a receiver needs, as lines of a .env file', async () => {
    const { exitCode, stdout, stderr } = await inFolder('keys', 'show');
    expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: '' });
    const lines = stdout.trim().split('\n');
    expect(lines).to.have.length(2);
    expect(lines[0]).to.match(
      /^WEBHOOK_SIGNATURE_PUBLIC_KEY="-----BEGIN PUBLIC KEY-----\\n[\w+/=]+\\n-----END PUBLIC KEY-----\\n"$/,
    );
    expect(lines[1]).to.match(/^CLIENT_ID=[\da-f]{24}-\w+$/);
    expect(createPublicKey(String(parseEnv(stdout).WEBHOOK_SIGNATURE_PUBLIC_KEY)).asymmetricKeyType).to.equal(
      'ed25519',
    );
  });

  it('can be appended to a file whose last line does not end', async () => {
    writeFileSync(join(workingDirectory, '.env'), 'PORT=3000');
    const { stdout } = await inFolder('keys', 'show');
    expect(parseEnv(`PORT=3000${stdout}`)).to.include.keys('PORT', 'WEBHOOK_SIGNATURE_PUBLIC_KEY');
    expect(parseEnv(`PORT=3000${stdout}`).PORT).to.equal('3000');
  });

  it('shows the key alone in the form that is asked for', async () => {
    const { stdout } = await inFolder('keys', 'show', '--format', 'hex');
    expect(stdout).to.match(/^[\da-f]{64}\n$/);
    const refused = await inFolder('keys', 'show', '--format', 'pkcs12');
    expect(refused.exitCode).to.equal(2);
    expect(refused.stderr).to.include('Allowed choices are env, docker, json, pem, raw, hex, der.');
  });

  describe('in a project', () => {
    const inner = (): string => join(workingDirectory, 'packages', 'hooks');
    const keysAt = (...path: readonly string[]): boolean =>
      existsSync(join(workingDirectory, ...path, '.highlevel-mock'));
    beforeEach(() => mkdirSync(inner(), { recursive: true }));

    it('are the same in every folder, and lie beside its package.json', async () => {
      writeFileSync(join(workingDirectory, 'package.json'), '{}');
      const { stdout } = await runCommand(['keys', 'show'], { workingDirectory: inner() });
      expect(stdout).to.equal((await inFolder('keys', 'show')).stdout);
      expect([keysAt(), keysAt('packages', 'hooks')]).to.deep.equal([true, false]);
    });

    it('are taken from the nearest folder that has some', async () => {
      await runCommand(['keys', 'init'], { workingDirectory: inner() });
      writeFileSync(join(workingDirectory, 'package.json'), '{}');
      const { stdout } = await runCommand(['keys', 'show'], { workingDirectory: inner() });
      expect(stdout).to.not.equal((await inFolder('keys', 'show')).stdout);
    });

    it('are not looked for above the working directory without a package.json', async () => {
      await inFolder('keys', 'init');
      await runCommand(['keys', 'show'], { workingDirectory: inner() });
      expect(keysAt('packages', 'hooks')).to.equal(true);
    });

    it('are not taken from a folder that belongs to another user', async () => {
      await inFolder('keys', 'init');
      // Seen from a user who owns nothing here.
      if (process.getuid?.() === 0) chownSync(join(workingDirectory, '.highlevel-mock'), 4_000, 4_000);
      const { exitCode, stderr } = await runCommand(['keys'], { workingDirectory, userId: 4_001 });
      expect(exitCode).to.equal(2);
      expect(stderr).to.match(/^Failed to use ".*keys": ".*" belongs to another user \(id \d+\)/);
    });
  });

  it('given as text where a file belongs are not shown', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const secret = pem.split('\n')[1] as string;
    const target = ['--target', 'http://localhost:9/'];
    const cases: readonly (readonly [named: string, ...args: string[]])[] = [
      ['the value of --key', 'trigger', 'sms.sent', ...target, '--key', pem],
      ['the value of --key', 'trigger', 'sms.sent', ...target, `--key=${pem}`],
      ['the value of --key', 'trigger', 'sms.sent', ...target, '--key', secret],
      ['the value of --target', 'trigger', 'sms.sent', '--target', pem],
      ['the value of --seed', 'trigger', 'sms.sent', '--dry-run', '--seed', pem],
      ['the value of --set', 'trigger', 'sms.sent', ...target, '--set', `note=${pem}`],
      ['argument 2', 'trigger', pem, ...target],
      ['argument 2', 'run', pem, ...target],
      ['argument 1', pem],
    ];
    for (const [named, ...args] of cases) {
      const { exitCode, stdout, stderr } = await inFolder(...args);
      expect({ exitCode, stdout }, named).to.deep.equal({ exitCode: 2, stdout: '' });
      expect(stderr).to.include(`Failed to read ${named}: it is the text of a private key.`);
      expect(stderr).to.not.include(secret.slice(24, 48));
    }
  });

  it('given in a config or a scenario where something else belongs are not shown', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const secret = String(pem.split('\n')[1]).slice(24, 48);
    const files = {
      'highlevel-mock.config.json': { target: pem },
      'scenario.json': { version: 1, name: 'x', sender: { target: pem }, steps: [{ emit: 'sms.sent' }] },
    };
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(workingDirectory, name), JSON.stringify(content));
      const args = name === 'scenario.json' ? ['run', name] : ['trigger', 'sms.sent'];
      const { exitCode, stdout, stderr } = await inFolder(
        ...args.map((arg) => (arg === name ? join(workingDirectory, arg) : arg)),
      );
      expect({ exitCode, stdout }, name).to.deep.equal({ exitCode: 2, stdout: '' });
      expect(stderr, name).to.include('[private key]').and.not.include(secret);
      rmSync(join(workingDirectory, name));
    }
  });

  it('shows the same each time, and without a word too', async () => {
    const first = await inFolder('keys', 'show');
    expect(await inFolder('keys', 'show')).to.deep.equal(first);
    expect(await inFolder('keys')).to.deep.equal(first);
  });

  it('show the public half of the key in the environment, which a run would sign with, and make none', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const env = {
      HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
    const { stdout } = await runCommand(['keys', 'show'], { workingDirectory, env });
    expect(parseEnv(stdout).WEBHOOK_SIGNATURE_PUBLIC_KEY).to.equal(
      publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    );
    expect(existsSync(join(workingDirectory, '.highlevel-mock'))).to.equal(false);
  });

  it('are made on first use, for their owner only, and ignored by git', async () => {
    await inFolder('keys');
    expect([modeOf(), modeOf('keys'), modeOf('keys', 'ed25519.pem'), modeOf('keys', 'app-id')]).to.deep.equal(
      ['700', '700', '600', '600'],
    );
    expect(readFileSync(join(workingDirectory, '.highlevel-mock', '.gitignore'), 'utf8')).to.equal('*\n');
  });

  it('init says where they are, and what to do', async () => {
    const { stdout } = await inFolder('keys', 'init');
    expect(stdout).to.include(join(workingDirectory, '.highlevel-mock', 'keys'));
    expect(stdout.endsWith((await inFolder('keys', 'show')).stdout.trimStart())).to.equal(true);
  });

  it('--json gives folder and environment', async () => {
    const { stdout } = await inFolder('keys', 'show', '--json');
    const { path, env } = JSON.parse(stdout);
    expect(path).to.equal(join(workingDirectory, '.highlevel-mock', 'keys'));
    expect(env).to.have.all.keys('WEBHOOK_SIGNATURE_PUBLIC_KEY', 'CLIENT_ID');
    expect((await inFolder('keys', 'init', '--json')).stdout).to.equal(stdout);
  });

  it('--legacy makes an RSA pair too, which is shown from then on', async function () {
    this.timeout(60_000);
    const { stdout } = await inFolder('keys', 'show', '--legacy');
    expect(stdout.match(/^\w+(?==)/gm)).to.deep.equal([
      'WEBHOOK_SIGNATURE_PUBLIC_KEY',
      'WEBHOOK_PUBLIC_KEY',
      'CLIENT_ID',
    ]);
    expect(createPublicKey(String(parseEnv(stdout).WEBHOOK_PUBLIC_KEY)).asymmetricKeyDetails).to.include({
      modulusLength: 4096,
    });
    expect((await inFolder('keys', 'show')).stdout).to.equal(stdout);
  });

  it('are those a run signs with, for the app they are for', async () => {
    const env = parseEnv((await inFolder('keys')).stdout);
    const verified: boolean[] = [];
    const appIds: unknown[] = [];
    const receiver = await receivers.startHttp((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        const publicKeys = { ed25519: createPublicKey(String(env.WEBHOOK_SIGNATURE_PUBLIC_KEY)) };
        verified.push(verifyEnvelope({ body, headers: request.headers, publicKeys }).valid);
        appIds.push(JSON.parse(body.toString()).appId);
        response.end();
      });
    });
    const { stderr } = await inFolder('trigger', 'sms.sent', '--target', receiver.url);
    expect(stderr).to.equal('');
    expect(verified).to.deep.equal([true]);
    expect(appIds).to.deep.equal([String(env.CLIENT_ID).split('-')[0]]);
  });

  it('that the receiver does not know are named in the report, with where they lie', async () => {
    const receiver = await receivers.startHttp((request, response) => {
      request.resume();
      response.writeHead(401).end();
    });
    const args = ['trigger', 'sms.sent', '--target', receiver.url, '--retry', 'none', '--json'];
    const { exitCode, stdout } = await inFolder(...args);
    expect(exitCode).to.equal(1);
    expect(JSON.parse(stdout).problems).to.deep.equal([
      'Every genuine delivery was refused with 401, so the receiver may trust another key. Events are signed with the key in ' +
        `"${join(workingDirectory, '.highlevel-mock', 'keys')}": put what \`highlevel-mock keys show\` prints into the ` +
        "receiver's environment. HighLevel signs with Ed25519 over the exact bytes, never with a shared secret.",
    ]);
  });

  it('are made by the first run that needs them, which says so', async () => {
    const receiver = await receivers.startHttp((request, response) => {
      request.resume();
      response.end();
    });
    const { exitCode, stderr } = await inFolder('trigger', 'sms.sent', '--target', receiver.url);
    expect(exitCode).to.equal(0);
    expect(stderr).to.include('Made test keys in').and.include('highlevel-mock keys show');
    expect(modeOf('keys', 'ed25519.pem')).to.equal('600');
  });

  it('that are spoilt are refused, and their content is not shown', async () => {
    await inFolder('keys');
    writeFileSync(join(workingDirectory, '.highlevel-mock', 'keys', 'ed25519.pem'), 'very secret');
    const { exitCode, stdout, stderr } = await inFolder('keys');
    expect(exitCode).to.equal(2);
    expect(stdout).to.equal('');
    expect(stderr).to.include('ed25519.pem').and.not.include('very secret');
  });
});
