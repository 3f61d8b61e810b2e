import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import { HarnessError } from '../../src/errors/harness-error.ts';
import { hideKeys } from '../../src/errors/hide-keys.ts';

describe('hideKeys()', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const secret = pem.split('\n')[1] as string;

  const forms = {
    'PEM text': pem,
    'PEM text on one line': pem.replaceAll('\n', '\\n'),
    'PEM text that is cut off': pem.slice(0, 70),
    'PEM text of RSA': pem.replaceAll('PRIVATE', 'RSA PRIVATE'),
    'the base64 of DER': secret,
  };
  for (const [name, text] of Object.entries(forms)) {
    it(`hides ${name}, and leaves what stands around it`, () => {
      const hidden = hideKeys(`Failed to read "${text}"`);
      expect(hidden).to.match(/^Failed to read "\[private key\]/);
      expect(hidden).to.not.include(secret.slice(24, 40));
    });
  }

  it('leaves public keys alone', () => {
    const text = String(publicKey.export({ type: 'spki', format: 'pem' }));
    expect(hideKeys(text)).to.equal(text);
  });

  it('is applied to the message of every error of this package', () => {
    const { message, stack } = new HarnessError('HL_KEY_UNREADABLE', `Failed to read "${pem}".`);
    expect(message).to.equal('Failed to read "[private key]".');
    expect(stack).to.not.include(secret);
  });
});
