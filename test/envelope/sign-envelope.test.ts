import { createPublicKey } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { readPrivateKey } from '../../src/envelope/read-key.ts';
import { signEnvelope } from '../../src/envelope/sign-envelope.ts';
import { testKeys } from '../../src/envelope/test-keys.ts';
import { isKeyError } from '../../src/errors/key-error.ts';
import type { Payload } from '../../src/model/payload.ts';
import { samplePayload } from './sample-payload.ts';
import { thrownBy } from './thrown-by.ts';
import { vectors } from './vectors.ts';

const keys = { ed25519: testKeys.ed25519(), rsa: testKeys.rsa() };
const textOf = (body: Uint8Array): string => Buffer.from(body).toString();

/** Payloads of any JSON: any keys, nested, with fractions, odd characters and lone surrogates. */
const payloads = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ noUnicodeString: false }), {
  maxKeys: 8,
});

describe('signEnvelope()', () => {
  it('makes the bytes and the signatures OpenSSL makes', () => {
    const vectorKeys = {
      ed25519: readPrivateKey(vectors.privatePem.ed25519, 'the vector'),
      rsa: readPrivateKey(vectors.privatePem.rsa, 'the vector'),
    };
    const envelope = signEnvelope(JSON.parse(vectors.body), { keys: vectorKeys, sign: 'both' });
    expect(textOf(envelope.body)).to.equal(vectors.body);
    expect(envelope.headers['x-ghl-signature']).to.equal(vectors.signatures.ed25519);
    expect(envelope.headers['x-wh-signature']).to.equal(vectors.signatures.rsa);
  });

  it('sends compact JSON, keys in the order of the payload', () => {
    const payload: Payload = { webhookId: 'w', type: 'T', nested: { b: [1, null], a: true } };
    const { body } = signEnvelope(payload, { keys });
    expect(textOf(body)).to.equal('{"webhookId":"w","type":"T","nested":{"b":[1,null],"a":true}}');
  });

  it('survives a parse and a stringify in JavaScript, whatever the payload', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const text = textOf(signEnvelope(payload as Payload, { keys, sign: 'none' }).body);
        expect(JSON.stringify(JSON.parse(text))).to.equal(text);
      }),
    );
  });

  it('puts integer-like keys first and writes -0 as 0, as JavaScript does', () => {
    const { body } = signEnvelope({ b: -0, a: 1, '7': 2 }, { keys });
    expect(textOf(body)).to.equal('{"7":2,"b":0,"a":1}');
  });

  it('makes the same bytes and headers every time', () => {
    const [first, second] = [1, 2].map(() => signEnvelope(samplePayload, { keys, sign: 'both' }));
    expect(first).to.deep.equal(second);
  });

  describe('headers', () => {
    const FIXED = ['content-type', 'accept', 'user-agent'];
    const SENT = {
      ed25519: ['x-ghl-signature'],
      both: ['x-ghl-signature', 'x-wh-signature'],
      legacy: ['x-wh-signature'],
      none: [],
    } as const;

    for (const [sign, signatures] of Object.entries(SENT)) {
      it(`are the fixed ones and ${signatures.join(' and ') || 'no signature'} with sign "${sign}"`, () => {
        const { headers } = signEnvelope(samplePayload, { keys, sign: sign as keyof typeof SENT });
        expect(Object.keys(headers)).to.deep.equal([...FIXED, ...signatures]);
      });
    }

    it('sign with Ed25519 unless told otherwise', () => {
      const { headers } = signEnvelope(samplePayload, { keys });
      expect(headers).to.deep.equal(signEnvelope(samplePayload, { keys, sign: 'ed25519' }).headers);
    });

    it('of the caller come before the signatures, in lower case', () => {
      const { headers } = signEnvelope(samplePayload, { keys, headers: { 'X-Trace': '1' } });
      expect(Object.keys(headers)).to.deep.equal([...FIXED, 'x-trace', 'x-ghl-signature']);
    });

    it('of the caller replace ours, signatures included', () => {
      const given = { 'User-Agent': 'curl', 'X-GHL-Signature': 'mine' };
      const { headers } = signEnvelope(samplePayload, { keys, headers: given });
      expect(headers).to.include({ 'user-agent': 'curl', 'x-ghl-signature': 'mine' });
      expect(Object.keys(headers)).to.deep.equal([...FIXED, 'x-ghl-signature']);
    });
  });

  it('leaves faults of other families to the payload', () => {
    const faulted = signEnvelope(samplePayload, { keys, fault: { name: 'timestamp-stale', byMs: 1 } });
    expect(faulted).to.deep.equal(signEnvelope(samplePayload, { keys, fault: null }));
  });

  describe('without the right key', () => {
    it('says that the RSA key is missing', () => {
      const error = thrownBy(() =>
        signEnvelope(samplePayload, { keys: { ed25519: keys.ed25519 }, sign: 'both' }),
      );
      expect(isKeyError(error)).to.equal(true);
      expect(error.code).to.equal('HL_KEY_MISSING');
      expect(error.message).to.match(/^Failed to sign an event: there is no RSA private key\./);
    });

    it('says that keys are swapped', () => {
      const swapped = { ed25519: keys.rsa, rsa: keys.ed25519 };
      const error = thrownBy(() => signEnvelope(samplePayload, { keys: swapped }));
      expect(error.code).to.equal('HL_KEY_WRONG_TYPE');
      expect(error.message).to.include('is a private key of type "rsa". Give an Ed25519 private key.');
    });

    it('says that a public key cannot sign', () => {
      const error = thrownBy(() =>
        signEnvelope(samplePayload, { keys: { ed25519: createPublicKey(keys.ed25519) } }),
      );
      expect(error.code).to.equal('HL_KEY_WRONG_TYPE');
      expect(error.message).to.include('is a public key of type "ed25519". Give an Ed25519 private key.');
    });
  });
});
