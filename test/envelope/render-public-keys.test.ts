import { createPublicKey } from 'node:crypto';
import { expect } from 'chai';
import { renderPublicKeys } from '../../src/envelope/render-public-keys.ts';
import { vectors } from './vectors.ts';

const ed25519 = createPublicKey(vectors.publicPem.ed25519);
const rsa = createPublicKey(vectors.publicPem.rsa);
const appId = '6878cec452e7c8d29d4dd3d9';
const keys = { publicKeys: { ed25519, rsa }, appId };
const SPKI_OF_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

describe('renderPublicKeys()', () => {
  it('begins lines of a .env file with a line break, for a file whose last line has none', () => {
    expect(renderPublicKeys(keys, 'env')).to.match(/^\nWEBHOOK_SIGNATURE_PUBLIC_KEY="/);
  });

  it('writes lines for docker without quotes and escapes, whose keys read back', () => {
    const lines = renderPublicKeys(keys, 'docker').trim().split('\n');
    const env = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s)));
    expect(Object.keys(env)).to.have.members([
      'WEBHOOK_SIGNATURE_PUBLIC_KEY',
      'WEBHOOK_PUBLIC_KEY',
      'CLIENT_ID',
    ]);
    const read = (text: string) =>
      createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    expect(read(env.WEBHOOK_SIGNATURE_PUBLIC_KEY).equals(ed25519)).to.equal(true);
    expect(read(env.WEBHOOK_PUBLIC_KEY).equals(rsa)).to.equal(true);
    expect(env.CLIENT_ID).to.equal(`${appId}-mock`);
  });

  it('writes the variables as JSON', () => {
    expect(JSON.parse(renderPublicKeys(keys, 'json'))).to.deep.equal({
      WEBHOOK_SIGNATURE_PUBLIC_KEY: vectors.publicPem.ed25519,
      WEBHOOK_PUBLIC_KEY: vectors.publicPem.rsa,
      CLIENT_ID: `${appId}-mock`,
    });
  });

  it('writes PEM', () => {
    expect(renderPublicKeys(keys, 'pem')).to.equal(vectors.publicPem.ed25519 + vectors.publicPem.rsa);
  });

  it('writes base64 of DER, a key a line', () => {
    const [first = ''] = renderPublicKeys(keys, 'der').split('\n');
    expect(
      createPublicKey({ key: Buffer.from(first, 'base64'), format: 'der', type: 'spki' }).equals(ed25519),
    ).to.equal(true);
  });

  for (const [format, encoding] of [
    ['raw', 'base64'],
    ['hex', 'hex'],
  ] as const) {
    it(`writes the 32 bytes of the Ed25519 key as ${encoding}`, () => {
      const bytes = Buffer.from(renderPublicKeys(keys, format).trim(), encoding);
      expect(bytes).to.have.length(32);
      const der = Buffer.concat([SPKI_OF_ED25519, bytes]);
      expect(createPublicKey({ key: der, format: 'der', type: 'spki' }).equals(ed25519)).to.equal(true);
    });
  }
});
