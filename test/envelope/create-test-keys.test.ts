import { createPublicKey } from 'node:crypto';
import { expect } from 'chai';
import { createTestKeys } from '../../src/envelope/create-test-keys.ts';
import { signEnvelope } from '../../src/envelope/sign-envelope.ts';
import { verifyEnvelope } from '../../src/envelope/verify-envelope.ts';
import { samplePayload } from './sample-payload.ts';

describe('createTestKeys()', () => {
  it('makes a pair whose signatures verify with its public half and with its environment', () => {
    const { privateKeys, publicKeys, env } = createTestKeys();
    const envelope = signEnvelope(samplePayload, { keys: privateKeys });
    expect(verifyEnvelope({ ...envelope, publicKeys }).valid).to.equal(true);
    const fromEnv = { ed25519: env.WEBHOOK_SIGNATURE_PUBLIC_KEY };
    expect(verifyEnvelope({ ...envelope, publicKeys: fromEnv }).valid).to.equal(true);
  });

  it('makes other keys and another app id each time', () => {
    const [one, other] = [createTestKeys(), createTestKeys()];
    expect(one.env.WEBHOOK_SIGNATURE_PUBLIC_KEY).to.not.equal(other.env.WEBHOOK_SIGNATURE_PUBLIC_KEY);
    expect(one.appId)
      .to.match(/^[\da-f]{24}$/)
      .and.not.equal(other.appId);
  });

  it('gives a CLIENT_ID from which the official SDK takes the app id', () => {
    for (const keys of [createTestKeys(), createTestKeys({ appId: 'abc123' })]) {
      expect(keys.env.CLIENT_ID.split('-')[0]).to.equal(keys.appId);
      expect(keys.env.CLIENT_ID).to.not.equal(keys.appId);
    }
  });

  it('leaves the slow RSA pair out', () => {
    const { privateKeys, publicKeys, env } = createTestKeys();
    expect(privateKeys).to.have.all.keys('ed25519');
    expect(publicKeys).to.have.all.keys('ed25519');
    expect(env).to.have.all.keys('WEBHOOK_SIGNATURE_PUBLIC_KEY', 'CLIENT_ID');
  });

  it('makes an RSA-4096 pair too when asked for the legacy signature', function () {
    this.timeout(60_000);
    const { privateKeys, publicKeys, env } = createTestKeys({ legacy: true });
    expect(privateKeys.rsa?.asymmetricKeyDetails?.modulusLength).to.equal(4096);
    expect(
      createPublicKey(env.WEBHOOK_PUBLIC_KEY ?? '').equals(publicKeys.rsa ?? publicKeys.ed25519),
    ).to.equal(true);
  });

  it('puts no private key into the environment', () => {
    expect(JSON.stringify(createTestKeys())).to.not.include('PRIVATE');
  });
});
