import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { verifyEnvelope } from '../../src/envelope/verify-envelope.ts';
import type { Verification } from '../../src/model/envelope.ts';
import { thrownBy } from './thrown-by.ts';
import { vectors } from './vectors.ts';

const { body, signatures, publicPem: publicKeys } = vectors;

function verify(headers: Record<string, string>): Verification {
  return verifyEnvelope({ body, headers, publicKeys });
}

function withLength(base64: string, length: number): string {
  return Buffer.concat([Buffer.from(base64, 'base64'), Buffer.alloc(1)])
    .subarray(0, length)
    .toString('base64');
}

describe('verifyEnvelope()', () => {
  it('accepts the signatures OpenSSL made', () => {
    expect(verify({ 'x-ghl-signature': signatures.ed25519 })).to.deep.equal({
      valid: true,
      scheme: 'ed25519',
    });
    expect(verify({ 'x-wh-signature': signatures.rsa })).to.deep.equal({ valid: true, scheme: 'rsa' });
  });

  it('takes bodies as bytes and keys as objects too', () => {
    const keys = { ed25519: createPublicKey(publicKeys.ed25519) };
    const bytes = new Uint8Array(Buffer.from(body));
    const headers = { 'x-ghl-signature': signatures.ed25519 };
    expect(verifyEnvelope({ body: bytes, headers, publicKeys: keys }).valid).to.equal(true);
  });

  it('takes header names in any case, Headers of fetch, and lists of one', () => {
    const forms = [
      { 'X-GHL-Signature': signatures.ed25519 },
      new Headers({ 'X-GHL-Signature': signatures.ed25519 }),
      { 'x-ghl-signature': [signatures.ed25519], 'x-other': undefined },
    ];
    for (const headers of forms) expect(verifyEnvelope({ body, headers, publicKeys }).valid).to.equal(true);
  });

  it('refuses a body that differs in one byte', () => {
    const headers = { 'x-ghl-signature': signatures.ed25519 };
    expect(verifyEnvelope({ body: `${body} `, headers, publicKeys })).to.deep.equal({
      valid: false,
      scheme: 'ed25519',
      reason: 'x-ghl-signature is no signature of this body by this key',
    });
  });

  describe('with both headers', () => {
    it('does not let a good old signature rescue a bad new one', () => {
      const bad = Buffer.alloc(64).toString('base64');
      const result = verify({ 'x-ghl-signature': bad, 'x-wh-signature': signatures.rsa });
      expect(result).to.include({ valid: false, scheme: 'ed25519' });
    });

    it('does not look at a bad old signature beside a good new one', () => {
      const result = verify({ 'x-ghl-signature': signatures.ed25519, 'x-wh-signature': 'garbage' });
      expect(result).to.deep.equal({ valid: true, scheme: 'ed25519' });
    });
  });

  describe('without a signature', () => {
    for (const value of ['N/A', ' N/A ', '']) {
      it(`reads ${JSON.stringify(value)} as absent`, () => {
        const none = { valid: false, scheme: null, reason: 'there is no signature' };
        expect(verify({ 'x-ghl-signature': value, 'x-wh-signature': value })).to.deep.equal(none);
        expect(verify({ 'x-ghl-signature': value, 'x-wh-signature': signatures.rsa }).valid).to.equal(true);
      });
    }

    it('says that there is none', () => {
      expect(verify({})).to.deep.equal({ valid: false, scheme: null, reason: 'there is no signature' });
    });
  });

  describe('with a malformed signature', () => {
    const good = signatures.ed25519;
    const malformed: Readonly<Record<string, readonly [string, RegExp]>> = {
      'of 63 bytes': [withLength(good, 63), /^x-ghl-signature is 63 bytes long instead of 64$/],
      'of 65 bytes': [withLength(good, 65), /^x-ghl-signature is 65 bytes long instead of 64$/],
      'of 10 kB': ['A'.repeat(10_240), /^x-ghl-signature is 7680 bytes long instead of 64$/],
      'of 10 kB of junk': ['é'.repeat(10_240), /^x-ghl-signature is not base64 \(10240 characters\)$/],
      'in base64url': [good.replaceAll('+', '-').replaceAll('/', '_'), /^x-ghl-signature is not base64/],
      'in hexadecimal': [Buffer.from(good, 'base64').toString('hex'), /^x-ghl-signature is 96 bytes long/],
      'without padding': [good.replaceAll('=', ''), /^x-ghl-signature is not base64/],
      'with stray bits in its last character': [
        good.replace(/.==$/, 'B=='),
        /^x-ghl-signature is not base64/,
      ],
      'sent twice': [`${good}, ${good}`, /^x-ghl-signature is not base64/],
      'with a prefix': [`ed25519=${good}`, /^x-ghl-signature is not base64/],
    };
    for (const [name, [value, reason]] of Object.entries(malformed)) {
      it(`refuses one ${name} and says why`, () => {
        const result = verify({ 'x-ghl-signature': value });
        expect(result).to.include({ valid: false, scheme: 'ed25519' });
        expect(result.reason).to.match(reason);
      });
    }

    it('refuses RSA numbers beyond the modulus', () => {
      const result = verify({ 'x-wh-signature': Buffer.alloc(512, 0xff).toString('base64') });
      expect(result).to.include({ valid: false, scheme: 'rsa' });
    });

    it('never throws, whatever stands in headers and body', () => {
      const anything = fc.oneof(fc.string(), fc.base64String(), fc.constantFrom(good, signatures.rsa, 'N/A'));
      fc.assert(
        fc.property(fc.uint8Array(), anything, anything, (bytes, current, legacy) => {
          const headers = { 'x-ghl-signature': current, 'x-wh-signature': legacy };
          expect(verifyEnvelope({ body: bytes, headers, publicKeys }).valid).to.equal(false);
        }),
      );
    });
  });

  describe('with keys that do not serve', () => {
    it('says which public key it lacks', () => {
      const headers = { 'x-ghl-signature': signatures.ed25519 };
      const result = verifyEnvelope({ body, headers, publicKeys: { rsa: publicKeys.rsa } });
      const reason = 'there is no Ed25519 public key to verify x-ghl-signature with';
      expect(result).to.deep.equal({ valid: false, scheme: 'ed25519', reason });
    });

    const wrong: Readonly<Record<string, string | ReturnType<typeof createPublicKey>>> = {
      'the key of the other scheme': publicKeys.rsa,
      'a private key': vectors.privatePem.ed25519,
      'an EC key': generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey,
    };
    for (const [name, ed25519] of Object.entries(wrong)) {
      it(`throws for ${name}: a mistake of the caller, not of the sender`, () => {
        const headers = { 'x-ghl-signature': signatures.ed25519 };
        const error = thrownBy(() => verifyEnvelope({ body, headers, publicKeys: { ed25519 } }));
        expect(error.code).to.equal('HL_KEY_WRONG_TYPE');
      });
    }
  });
});
