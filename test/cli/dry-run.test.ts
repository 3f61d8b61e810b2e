import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { createTestKeys } from '../../src/envelope/create-test-keys.ts';
import { testKeys } from '../../src/envelope/test-keys.ts';
import { verifyEnvelope } from '../../src/envelope/verify-envelope.ts';
import { useReceivers } from '../run/use-receivers.ts';
import { readLines, runCommand, useFolder } from './run-command.ts';

const KEYS_IN_ORDER = ['index', 'stepId', 'kind', 'event', 'offsetMs', 'contactId', 'headers', 'body'];
const testPublicKeys = { ed25519: createTestKeys().publicKeys.ed25519 };

/** The lines of a dry run of a scenario or a kind. */
async function dryRun(...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await runCommand([...args, '--dry-run']);
  expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: '' });
  return readLines(stdout);
}

function payloadOf(line: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> {
  return JSON.parse(String(line?.body));
}

function signaturesOf(line: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  return Object.keys(line?.headers as object).filter((name) => name.endsWith('-signature'));
}

describe('--dry-run', () => {
  const folder = useFolder();
  const receivers = useReceivers();

  it('prints one JSON object a line, with these keys in this order', async () => {
    const lines = await dryRun('run', 'mixed-day');
    expect(lines).to.have.length(69);
    for (const line of lines) expect(Object.keys(line)).to.deep.equal(KEYS_IN_ORDER);
    expect(lines[0]).to.include({
      index: 0,
      stepId: 'first',
      kind: 'call.answered',
      event: 'OutboundMessage',
      offsetMs: 0,
    });
    expect(lines.map(({ index }) => index)).to.deep.equal(lines.map((_, at) => at));
  });

  it('prints the headers we set, in lower case, and the exact body', async () => {
    const [line] = await dryRun('trigger', 'call.voicemail', '--set', 'callDuration=12');
    expect(line?.headers).to.include({ 'content-type': 'application/json' });
    expect(signaturesOf(line)).to.deep.equal(['x-ghl-signature']);
    expect(Object.keys(line?.headers as object)).to.satisfy((names: readonly string[]) =>
      names.every((name) => name === name.toLowerCase()),
    );
    expect(JSON.stringify(payloadOf(line))).to.equal(line?.body);
    expect(payloadOf(line)).to.include({ type: 'OutboundMessage', callDuration: 12 });
  });

  it('gives an again a line of its own, with the kind and the bytes of the original', async () => {
    const [first, again] = await dryRun('run', 'mixed-day');
    expect(again).to.deep.equal({ ...first, index: 1, stepId: null, offsetMs: 3000 });
  });

  it('shows each event once, whatever a receiver would answer', async () => {
    expect(await dryRun('run', 'outage-and-retries')).to.have.length(4);
  });

  it('needs no target, sends nothing and writes nothing', async () => {
    const args = ['--journal', folder.file('run.jsonl'), '--report', `json=${folder.file('report.json')}`];
    const { exitCode } = await runCommand(['run', 'answered-call', '--dry-run', ...args], {
      workingDirectory: folder.path,
    });
    expect(exitCode).to.equal(0);
    expect(readdirSync(folder.path)).to.deep.equal([]);
  });

  it('prints the same with --json', async () => {
    const args = ['run', 'answered-call', '--dry-run'];
    expect(await runCommand([...args, '--json'])).to.deep.equal(await runCommand(args));
  });

  it('prints the same each time', async () => {
    for (const name of ['mixed-day', 'signature-drill', 'revision-tour']) {
      expect(await dryRun('run', name)).to.deep.equal(await dryRun('run', name));
    }
  });

  it('prints several scenarios one after another', async () => {
    const lines = await dryRun('run', 'answered-call', 'email-thread');
    expect(lines.map(({ kind }) => kind)).to.deep.equal([
      'call.answered',
      'email.sent',
      'inbound.email',
      'email.sent',
    ]);
  });

  it('begins on 1 January 2026 where nobody says when, with the seed 0 and the run id dry-run', async () => {
    const [line] = await dryRun('trigger', 'sms.sent');
    expect(payloadOf(line)).to.include({
      dateAdded: '2026-01-01T00:00:00.000Z',
      timestamp: '2026-01-01T00:00:00.000Z',
    });
    const explicit = ['--seed', '0', '--run-id', 'dry-run', '--start-at', '2026-01-01T00:00:00Z'];
    expect(await dryRun('trigger', 'sms.sent', ...explicit)).to.deep.equal([line]);
  });

  it('begins when the scenario does, and signs what the story says of the time', async () => {
    const [line] = await dryRun('run', 'answered-call');
    expect(payloadOf(line)).to.include({
      dateAdded: '2026-03-10T18:05:00.000Z',
      timestamp: '2026-03-10T18:05:00.000Z',
    });
  });

  it('signs with a fixed public key unless one is given', async () => {
    const [line] = await dryRun('trigger', 'sms.sent');
    const body = Buffer.from(String(line?.body));
    const headers = line?.headers as Readonly<Record<string, string>>;
    const publicKeys = { ed25519: createPublicKey(testKeys.ed25519()) };
    expect(verifyEnvelope({ body, headers, publicKeys }).valid).to.equal(true);
    expect(verifyEnvelope({ body, headers, publicKeys: testPublicKeys }).valid).to.equal(false);
  });

  describe('with keys', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const isSignedByIt = (line: Readonly<Record<string, unknown>> | undefined): boolean =>
      verifyEnvelope({
        body: Buffer.from(String(line?.body)),
        headers: line?.headers as Readonly<Record<string, string>>,
        publicKeys: { ed25519: publicKey },
      }).valid;

    it('signs with that of --key', async () => {
      writeFileSync(folder.file('key.pem'), pem);
      const [line] = await dryRun('trigger', 'sms.sent', '--key', folder.file('key.pem'));
      expect(isSignedByIt(line)).to.equal(true);
    });

    it('signs with that of the environment', async () => {
      const env = { HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY: pem };
      const { stdout } = await runCommand(['trigger', 'sms.sent', '--dry-run'], { env });
      expect(isSignedByIt(readLines(stdout)[0])).to.equal(true);
    });

    it('takes two keys, and tells them apart by their type', async function () {
      this.timeout(60_000);
      const rsa = generateKeyPairSync('rsa', { modulusLength: 4096 });
      writeFileSync(folder.file('ed.pem'), pem);
      writeFileSync(folder.file('rsa.pem'), rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }));
      const keys = ['--key', folder.file('rsa.pem'), '--key', folder.file('ed.pem')];
      const [both] = await dryRun('trigger', 'sms.sent', '--sign', 'both', ...keys);
      expect(isSignedByIt(both)).to.equal(true);
      const [legacy] = await dryRun('trigger', 'sms.sent', '--sign', 'legacy', ...keys);
      const headers = legacy?.headers as Readonly<Record<string, string>>;
      expect(signaturesOf(legacy)).to.deep.equal(['x-wh-signature']);
      const publicKeys = { ed25519: publicKey, rsa: rsa.publicKey };
      expect(verifyEnvelope({ body: Buffer.from(String(legacy?.body)), headers, publicKeys })).to.deep.equal({
        valid: true,
        scheme: 'rsa',
      });
    });
  });

  describe('with flags', () => {
    it('sets values as JSON where they parse, else as text, at any depth', async () => {
      const set = [
        'callDuration=12',
        'status=queued',
        'meta.call.by="7"',
        'attachments.1=x',
        'empty=',
        'sum=a=b',
      ];
      const [line] = await dryRun('trigger', 'call.answered', ...set.flatMap((one) => ['--set', one]));
      const payload = payloadOf(line);
      expect(payload).to.deep.include({
        callDuration: 12,
        status: 'queued',
        meta: { call: { by: '7' } },
        empty: '',
        sum: 'a=b',
      });
      expect(payload.attachments).to.have.property('1', 'x');
      const names = Object.keys(payload);
      expect(names.slice(-2)).to.deep.equal(['timestamp', 'webhookId']);
    });

    it('adds headers, by lower-case name', async () => {
      const headers = ['X-Team: blue', 'X-Empty:', 'x-colon: a: b'].flatMap((one) => ['--header', one]);
      const [line] = await dryRun('trigger', 'sms.sent', ...headers);
      expect(line?.headers).to.include({ 'x-team': 'blue', 'x-empty': '', 'x-colon': 'a: b' });
    });

    it('takes ids and the revision', async () => {
      const ids = [
        '--app-id',
        'a'.repeat(24),
        '--version-id',
        'b'.repeat(24),
        '--location-id',
        'LocationOfAllTheTests',
      ];
      const [line] = await dryRun('trigger', 'call.answered', ...ids, '--revision', '2025-05');
      expect(payloadOf(line)).to.include({
        appId: 'a'.repeat(24),
        versionId: 'b'.repeat(24),
        locationId: 'LocationOfAllTheTests',
      });
      expect(payloadOf(line)).to.not.have.property('from');
    });

    it('sends no signature with --sign none', async () => {
      const [line] = await dryRun('trigger', 'sms.sent', '--sign', 'none');
      expect(signaturesOf(line)).to.deep.equal([]);
    });

    it('makes other people with another seed, and other messages with another run id', async () => {
      const idsOf = async (...args: readonly string[]) => {
        const { contactId, messageId } = payloadOf((await dryRun('trigger', 'sms.sent', ...args))[0]);
        return { contactId, messageId };
      };
      const plain = await idsOf();
      expect((await idsOf('--seed', '7')).contactId).to.not.equal(plain.contactId);
      const otherRun = await idsOf('--run-id', 'tuesday');
      expect(otherRun.contactId).to.equal(plain.contactId);
      expect(otherRun.messageId).to.not.equal(plain.messageId);
    });
  });

  it('makes what a run sends: the same ids, and the same bytes where the timestamps come from the story', async () => {
    const received: string[] = [];
    const receiver = await receivers.startHttp((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push(Buffer.concat(chunks).toString());
        response.end();
      });
    });
    const how = ['--seed', '7', '--run-id', 'r', '--app-id', 'a'.repeat(24)];
    const { exitCode } = await runCommand(
      ['run', 'mixed-day', '--target', receiver.url, '--timestamps', 'story', '--concurrency', '1', ...how],
      { workingDirectory: folder.path },
    );
    expect(exitCode).to.equal(0);
    expect(received).to.deep.equal((await dryRun('run', 'mixed-day', ...how)).map(({ body }) => body));
    expect(existsSync(folder.file('.highlevel-mock'))).to.equal(true);
  });
});
