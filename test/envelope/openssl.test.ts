import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createTestKeys } from '../../src/envelope/create-test-keys.ts';
import { signEnvelope } from '../../src/envelope/sign-envelope.ts';
import type { FaultName } from '../../src/model/fault.ts';
import { needsProgram } from '../programs.ts';
import { samplePayload } from './sample-payload.ts';

/** Writes an envelope to files and lets OpenSSL verify each of its signatures. */
function verifyWithOpenssl(folder: string, fault: FaultName | null): { ed25519: string; rsa: string } {
  const keys = createTestKeys({ legacy: true });
  const options = { keys: keys.privateKeys, sign: 'both', fault: fault && { name: fault } } as const;
  const { body, headers } = signEnvelope(samplePayload, options);
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const files = {
    body: file('body', body),
    edKey: file('ed.pem', keys.env.WEBHOOK_SIGNATURE_PUBLIC_KEY),
    rsaKey: file('rsa.pem', keys.env.WEBHOOK_PUBLIC_KEY ?? ''),
    edSignature: file('ed.sig', Buffer.from(headers['x-ghl-signature'] ?? '', 'base64')),
    rsaSignature: file('rsa.sig', Buffer.from(headers['x-wh-signature'] ?? '', 'base64')),
  };
  const pkeyutl = [
    'pkeyutl',
    '-verify',
    '-rawin',
    '-pubin',
    '-inkey',
    files.edKey,
    '-sigfile',
    files.edSignature,
  ];
  const dgst = ['dgst', '-sha256', '-verify', files.rsaKey, '-signature', files.rsaSignature, files.body];
  return { ed25519: run([...pkeyutl, '-in', files.body]), rsa: run(dgst) };
}

function run(args: readonly string[]): string {
  return spawnSync('openssl', args, { encoding: 'utf8' }).stdout.trim();
}

describe('OpenSSL', () => {
  let folder: string;
  before(function () {
    needsProgram(this, 'openssl');
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  for (const fault of [null, 'bytes-pretty', 'bytes-unicode-escaped'] as const) {
    it(`verifies both signatures of an event ${fault === null ? 'without a fault' : `with ${fault}`}`, function () {
      this.timeout(60_000);
      const said = verifyWithOpenssl(folder, fault);
      expect(said).to.deep.equal({ ed25519: 'Signature Verified Successfully', rsa: 'Verified OK' });
    });
  }

  it('refuses both signatures of a tampered event', function () {
    this.timeout(60_000);
    const said = verifyWithOpenssl(folder, 'signature-tampered');
    expect(said).to.deep.equal({ ed25519: 'Signature Verification Failure', rsa: 'Verification failure' });
  });
});
