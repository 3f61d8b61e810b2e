import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { keyScheme } from '../../src/envelope/key-scheme.ts';
import { readPrivateKey, readPublicKey } from '../../src/envelope/read-key.ts';
import { isKeyError } from '../../src/errors/key-error.ts';
import { thrownBy } from './thrown-by.ts';
import { vectors } from './vectors.ts';

const { privatePem, publicPem } = vectors;
const PKCS8 = { type: 'pkcs8', format: 'pem' } as const;
const LOCK = { cipher: 'aes-256-cbc', passphrase: 'hush' } as const;

function pemOf(key: KeyObject): string {
  return key.export(PKCS8).toString();
}

describe('readPrivateKey()', () => {
  it('reads Ed25519 and RSA keys as OpenSSL writes them', () => {
    expect(keyScheme(readPrivateKey(privatePem.ed25519, 'a.pem'))).to.equal('ed25519');
    expect(keyScheme(readPrivateKey(privatePem.rsa, 'a.pem'))).to.equal('rsa');
  });

  it('reads the traditional form of an RSA key', () => {
    const pem = readPrivateKey(privatePem.rsa, 'a.pem').export({ type: 'pkcs1', format: 'pem' }).toString();
    expect(keyScheme(readPrivateKey(pem, 'a.pem'))).to.equal('rsa');
  });

  const forms: Readonly<Record<string, string>> = {
    'line breaks written as \\n': privatePem.ed25519.replaceAll('\n', '\\n'),
    'line breaks written as \\r\\n': privatePem.ed25519.replaceAll('\n', '\\r\\n'),
    'line breaks of Windows': privatePem.ed25519.replaceAll('\n', '\r\n'),
    'blanks around it': `\n  ${privatePem.ed25519}\n `,
  };
  for (const [name, pem] of Object.entries(forms)) {
    it(`takes ${name}`, () => expect(keyScheme(readPrivateKey(pem, 'THE_VARIABLE'))).to.equal('ed25519'));
  }

  it('takes RSA keys from 2048 bits up', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(keyScheme(readPrivateKey(pemOf(privateKey), 'a.pem'))).to.equal('rsa');
  });

  describe('refuses', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    const rsa = readPrivateKey(privatePem.rsa, 'a.pem');
    const damaged = privatePem.ed25519.replace(/\n.*\n/, '\nSECRETsecretSECRET\n');

    const cases: readonly (readonly [name: string, pem: string, code: string, reason: string])[] = [
      ['a public key', publicPem.ed25519, 'HL_KEY_WRONG_TYPE', 'it is a public key'],
      ['a key of another type', pemOf(ec), 'HL_KEY_WRONG_TYPE', 'it is a key of type "ec"'],
      ['a short RSA key', pemOf(short), 'HL_KEY_WRONG_TYPE', 'it is an RSA key of 1024 bits'],
      [
        'a locked key',
        rsa.export({ ...PKCS8, ...LOCK }).toString(),
        'HL_KEY_WRONG_TYPE',
        'it is locked with a passphrase',
      ],
      [
        'a locked key in the traditional form',
        rsa.export({ type: 'pkcs1', format: 'pem', ...LOCK }).toString(),
        'HL_KEY_WRONG_TYPE',
        'it is locked with a passphrase',
      ],
      [
        'a key of OpenSSH',
        '-----BEGIN OPENSSH PRIVATE KEY-----\nSECRET\n-----END OPENSSH PRIVATE KEY-----',
        'HL_KEY_WRONG_TYPE',
        'it is in the format of OpenSSH',
      ],
      [
        'a certificate',
        '-----BEGIN CERTIFICATE-----\nSECRET\n-----END CERTIFICATE-----',
        'HL_KEY_WRONG_TYPE',
        'it is a certificate',
      ],
      [
        'a damaged key',
        damaged,
        'HL_KEY_MALFORMED',
        'what stands between its first and last line is damaged',
      ],
      ['a key cut short', privatePem.rsa.slice(0, 900), 'HL_KEY_MALFORMED', 'is damaged'],
      ['a PEM of its own making', '-----BEGIN SECRET THING-----', 'HL_KEY_MALFORMED', 'it is not PEM'],
      ['some other text', 'SECRET password: hunter2', 'HL_KEY_MALFORMED', 'it is not PEM'],
      ['nothing', ' \n', 'HL_KEY_MALFORMED', 'it is empty'],
    ];
    for (const [name, pem, code, reason] of cases) {
      it(`${name}, and says so without showing any of it`, () => {
        const error = thrownBy(() => readPrivateKey(pem, 'THE_SOURCE'));
        expect(isKeyError(error)).to.equal(true);
        expect(error.code).to.equal(code);
        expect(error.message).to.match(/^Failed to (?:read a private key from|use) THE_SOURCE: .*\. .*\.$/);
        expect(error.message).to.include(reason);
        const shown = inspect(error, { showHidden: true, depth: 10 });
        const secrets = pem
          .split('\n')
          .filter((line) => line.trim() !== '' && !/^-----.*KEY-----$/.test(line));
        for (const secret of secrets) expect(shown).to.not.include(secret);
        expect(shown).to.not.include('SECRET');
      });
    }
  });
});

describe('readPublicKey()', () => {
  it('gives the same object for the same text, so that parsing is paid once', () => {
    expect(readPublicKey(publicPem.ed25519, 'a')).to.equal(readPublicKey(publicPem.ed25519, 'b'));
  });

  it('refuses a private key without showing it', () => {
    const error = thrownBy(() => readPublicKey(privatePem.ed25519, 'THE_SOURCE'));
    expect(error.code).to.equal('HL_KEY_WRONG_TYPE');
    expect(error.message).to.equal(
      'Failed to read a public key from THE_SOURCE: it is a private key. ' +
        'Give PEM text that begins with "-----BEGIN PUBLIC KEY-----".',
    );
  });
});
