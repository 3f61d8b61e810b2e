import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { readLines, runCommand, useFolder } from '../cli/run-command.ts';
import { needsProgram } from '../programs.ts';

describe('openssl', function () {
  this.timeout(60_000);
  const folder = useFolder();

  function openssl(...args: readonly string[]): string {
    return execFileSync('openssl', args, { cwd: folder.path, encoding: 'utf8', stdio: 'pipe' });
  }

  /** Dumps the events of a dry run: the body of each to a file, and its signature to another. */
  async function dump(
    args: readonly string[],
    header: string,
  ): Promise<readonly { readonly body: string; readonly signature: string }[]> {
    const { stdout } = await runCommand(['run', ...args, '--dry-run']);
    return readLines(stdout).map(({ body, headers }, at) => {
      const files = { body: folder.file(`body-${at}`), signature: folder.file(`signature-${at}`) };
      writeFileSync(files.body, body as string);
      const signature = (headers as Readonly<Record<string, string>>)[header] ?? '';
      writeFileSync(files.signature, Buffer.from(signature, 'base64'));
      return files;
    });
  }

  before(function () {
    needsProgram(this, 'openssl');
    openssl('genpkey', '-algorithm', 'ed25519', '-out', 'ed25519.pem');
    openssl('pkey', '-in', 'ed25519.pem', '-pubout', '-out', 'ed25519-public.pem');
  });

  it('verifies the Ed25519 signature of every event of a dry run, made with a key of its own', async () => {
    const events = await dump(['email-thread', '--key', folder.file('ed25519.pem')], 'x-ghl-signature');
    expect(events).to.have.length(3);
    for (const { body, signature } of events) {
      const verify = ['pkeyutl', '-verify', '-pubin', '-inkey', 'ed25519-public.pem', '-rawin'];
      expect(openssl(...verify, '-in', body, '-sigfile', signature)).to.include('Verified Successfully');
    }
  });

  it('verifies the RSA signature of every event of a dry run, made with a key of its own', async () => {
    openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:4096', '-out', 'rsa.pem');
    openssl('pkey', '-in', 'rsa.pem', '-pubout', '-out', 'rsa-public.pem');
    const args = ['email-thread', '--sign', 'both', '--key', folder.file('rsa.pem')];
    const events = await dump(args, 'x-wh-signature');
    expect(events).to.have.length(3);
    for (const { body, signature } of events) {
      const verify = ['dgst', '-sha256', '-verify', 'rsa-public.pem', '-signature', signature];
      expect(openssl(...verify, body)).to.include('Verified OK');
    }
  });

  it('refuses what signature-tampered sends', async () => {
    const events = await dump(['signature-drill', '--key', folder.file('ed25519.pem')], 'x-ghl-signature');
    const verify = ['pkeyutl', '-verify', '-pubin', '-inkey', 'ed25519-public.pem', '-rawin'];
    const [genuine, tampered] = [events[0], events[3]];
    expect(openssl(...verify, '-in', `${genuine?.body}`, '-sigfile', `${genuine?.signature}`)).to.include(
      'Verified',
    );
    expect(() =>
      openssl(...verify, '-in', `${tampered?.body}`, '-sigfile', `${tampered?.signature}`),
    ).to.throw();
  });
});
