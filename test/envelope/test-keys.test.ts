import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { expect } from 'chai';
import { strangerKeys, testKeys } from '../../src/envelope/test-keys.ts';

function fingerprint(key: KeyObject): string {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('base64url').slice(0, 12);
}

describe('testKeys and strangerKeys', () => {
  it('never change, since dry runs are compared byte by byte', () => {
    const keys = [testKeys.ed25519(), testKeys.rsa(), strangerKeys.ed25519(), strangerKeys.rsa()];
    expect(keys.map(fingerprint)).to.deep.equal([
      'OW5_DpCXDEcM',
      'hQhFnogf7b_T',
      'bxPswzDEUGrR',
      'JWa5wI4k93y-',
    ]);
  });

  it('are an Ed25519 and an RSA key of 4096 bits each', () => {
    for (const store of [testKeys, strangerKeys]) {
      expect(store.ed25519().asymmetricKeyType).to.equal('ed25519');
      expect(store.rsa().asymmetricKeyDetails?.modulusLength).to.equal(4096);
    }
  });

  it('are parsed once', () => {
    expect(testKeys.ed25519()).to.equal(testKeys.ed25519());
    expect(strangerKeys.rsa()).to.equal(strangerKeys.rsa());
  });

  it('keep no app id', () => {
    expect(testKeys.appId()).to.equal(null);
  });
});
