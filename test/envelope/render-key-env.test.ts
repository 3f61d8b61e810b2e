import { createPublicKey } from 'node:crypto';
import { expect } from 'chai';
import { renderKeyEnv } from '../../src/envelope/render-key-env.ts';
import { vectors } from './vectors.ts';

const ed25519 = createPublicKey(vectors.publicPem.ed25519);
const rsa = createPublicKey(vectors.publicPem.rsa);
const appId = '6878cec452e7c8d29d4dd3d9';

describe('renderKeyEnv()', () => {
  it('writes a line a variable, PEM quoted with \\n', () => {
    const key = vectors.publicPem.ed25519.replaceAll('\n', '\\n');
    expect(renderKeyEnv({ publicKeys: { ed25519 }, appId })).to.equal(
      `WEBHOOK_SIGNATURE_PUBLIC_KEY="${key}"\nCLIENT_ID=${appId}-mock\n`,
    );
  });

  it('adds the RSA key where there is one', () => {
    const lines = renderKeyEnv({ publicKeys: { ed25519, rsa }, appId }).trim().split('\n');
    const names = lines.map((line) => line.split('=')[0]);
    expect(names).to.deep.equal(['WEBHOOK_SIGNATURE_PUBLIC_KEY', 'WEBHOOK_PUBLIC_KEY', 'CLIENT_ID']);
    expect(lines[1]).to.match(/^WEBHOOK_PUBLIC_KEY="-----BEGIN PUBLIC KEY-----\\n.*\\n"$/);
  });
});
