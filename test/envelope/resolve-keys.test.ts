import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect } from 'chai';
import type { KeyStore } from '../../src/envelope/key-store.ts';
import { type ResolveKeysOptions, resolveKeys } from '../../src/envelope/resolve-keys.ts';
import { strangerKeys, testKeys } from '../../src/envelope/test-keys.ts';
import { thrownBy } from './thrown-by.ts';
import { vectors } from './vectors.ts';

const { privatePem, publicPem } = vectors;

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

describe('resolveKeys()', () => {
  let home: string;
  let asked: string[];
  /** A folder stand-in that notes what it is asked for. */
  const note = <Value>(name: string, value: Value): Value => {
    asked.push(name);
    return value;
  };
  const store: KeyStore = {
    path: '/project/.highlevel-mock/keys',
    ed25519: () => note('ed25519', testKeys.ed25519()),
    rsa: () => note('rsa', testKeys.rsa()),
    appId: () => note('appId', 'storedApp'),
    keptAppId: () => note('keptAppId', 'keptApp'),
  };
  const resolve = (options: Partial<ResolveKeysOptions>) =>
    resolveKeys({ keyFiles: [], env: {}, store, needs: { rsa: false }, ...options });
  const keyFile = (name: string, pem: string): string => {
    writeFileSync(join(home, name), pem);
    return join(home, name);
  };

  it('says which key is signed with, and what to do with it', () => {
    const pem = pemOf(testKeys.ed25519());
    expect(resolve({}).advice).to.equal(
      'Events are signed with the key in "/project/.highlevel-mock/keys": put what `highlevel-mock keys show` prints into ' +
        "the receiver's environment.",
    );
    const env = { HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY: pem };
    expect(resolve({ env }).advice).to.include('the key in HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY: put');
    expect(resolve({ env, keyFiles: [keyFile('a.pem', pem)] }).advice).to.include('the key that --key names');
  });

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'highlevel-mock-'));
    asked = [];
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it('asks the store for Ed25519 when nothing else is given, and for the app id beside it', () => {
    const { privateKeys, appIdStored } = resolve({});
    expect(privateKeys).to.have.all.keys('ed25519');
    expect(privateKeys.ed25519).to.equal(testKeys.ed25519());
    expect(appIdStored).to.equal('storedApp');
    expect(asked).to.deep.equal(['ed25519', 'appId']);
  });

  it('asks the store for RSA only when it is needed', () => {
    const { privateKeys, publicKeys } = resolve({ needs: { rsa: true } });
    expect(privateKeys.rsa).to.equal(testKeys.rsa());
    expect(publicKeys).to.have.all.keys('ed25519', 'rsa');
  });

  it('takes the environment over the store, and the app id from beside the stored keys', () => {
    const env = { HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY: privatePem.ed25519.replaceAll('\n', '\\n') };
    const { privateKeys, appIdStored } = resolve({ env });
    expect(pemOf(privateKeys.ed25519)).to.equal(privatePem.ed25519);
    expect(appIdStored).to.equal('keptApp');
    expect(asked).to.deep.equal(['keptAppId']);
  });

  it('takes files over the environment and tells them apart by their type', () => {
    const env = {
      HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY: pemOf(strangerKeys.ed25519()),
      HIGHLEVEL_MOCK_RSA_PRIVATE_KEY: pemOf(strangerKeys.rsa()),
    };
    const keyFiles = [keyFile('a.pem', privatePem.rsa), keyFile('b.pem', privatePem.ed25519)];
    const { privateKeys } = resolve({ env, keyFiles });
    expect(pemOf(privateKeys.ed25519)).to.equal(privatePem.ed25519);
    expect(privateKeys.rsa && pemOf(privateKeys.rsa)).to.equal(privatePem.rsa);
  });

  it('looks for each scheme on its own', () => {
    const keyFiles = [keyFile('a.pem', privatePem.rsa)];
    const { privateKeys, appIdStored } = resolve({ keyFiles, needs: { rsa: true } });
    expect(privateKeys.ed25519).to.equal(testKeys.ed25519());
    expect(privateKeys.rsa && pemOf(privateKeys.rsa)).to.equal(privatePem.rsa);
    expect(appIdStored).to.equal('storedApp');
    expect(asked).to.deep.equal(['ed25519', 'appId']);
  });

  it('reads an empty variable as unset', () => {
    resolve({ env: { HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY: '' } });
    expect(asked).to.include('ed25519');
  });

  it('gives the public halves', () => {
    const { publicKeys } = resolve({ keyFiles: [keyFile('a.pem', privatePem.ed25519)] });
    expect(publicKeys.ed25519.export({ type: 'spki', format: 'pem' })).to.equal(publicPem.ed25519);
  });

  describe('refuses, without showing a key,', () => {
    const refusal = (call: () => unknown): { code: string; message: string } => {
      const error = thrownBy(call);
      const shown = inspect(error, { showHidden: true, depth: 10 });
      expect(shown)
        .to.not.match(/[A-Za-z\d+/]{60}/)
        .and.not.include('SECRET');
      return error;
    };

    it('two files of one type', () => {
      const files = [keyFile('a.pem', privatePem.ed25519), keyFile('b.pem', pemOf(testKeys.ed25519()))];
      const error = refusal(() => resolve({ keyFiles: files }));
      expect(error.code).to.equal('HL_KEY_WRONG_TYPE');
      expect(error.message).to.equal(
        `Failed to use "${files[1]}": it is the second Ed25519 key. Give one key of each type.`,
      );
    });

    it('a file that is not there', () => {
      const error = refusal(() => resolve({ keyFiles: [join(home, 'none.pem')] }));
      expect(error.code).to.equal('HL_KEY_UNREADABLE');
      expect(error.message).to.include('none.pem": there is no such file.');
    });

    it('a variable that holds the key of the other scheme', () => {
      const error = refusal(() => resolve({ env: { HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY: privatePem.rsa } }));
      expect(error.code).to.equal('HL_KEY_WRONG_TYPE');
      expect(error.message).to.include(
        'HIGHLEVEL_MOCK_ED25519_PRIVATE_KEY: it is an RSA key. Give an Ed25519 key.',
      );
    });

    it('a variable that holds no key', () => {
      const error = refusal(() => resolve({ env: { HIGHLEVEL_MOCK_RSA_PRIVATE_KEY: 'SECRET' } }));
      expect(error.code).to.equal('HL_KEY_MALFORMED');
      expect(error.message).to.include('HIGHLEVEL_MOCK_RSA_PRIVATE_KEY: it is not PEM.');
    });

    it('a file with a key of another type', () => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const error = refusal(() => resolve({ keyFiles: [keyFile('ec.pem', pemOf(privateKey))] }));
      expect(error.code).to.equal('HL_KEY_WRONG_TYPE');
      expect(error.message).to.include('it is a key of type "ec"');
    });
  });
});
