import { expect } from 'chai';
import { FAULTS } from '../../src/catalog/faults.ts';
import { signEnvelope } from '../../src/envelope/sign-envelope.ts';
import { testKeys } from '../../src/envelope/test-keys.ts';
import { verifyEnvelope } from '../../src/envelope/verify-envelope.ts';
import type { Envelope, Verification } from '../../src/model/envelope.ts';
import type { FaultName } from '../../src/model/fault.ts';
import type { SignMode } from '../../src/model/scenario.ts';
import { publicTestKeys } from './public-test-keys.ts';
import { samplePayload } from './sample-payload.ts';
import { thrownBy } from './thrown-by.ts';

const keys = { ed25519: testKeys.ed25519(), rsa: testKeys.rsa() };
const publicKeys = publicTestKeys();
const genuine = signEnvelope(samplePayload, { keys, sign: 'both' });

function apply(name: FaultName, sign: SignMode = 'both'): Envelope {
  return signEnvelope(samplePayload, { keys, sign, fault: { name } });
}

function verify({ body, headers }: Envelope): Verification {
  return verifyEnvelope({ body, headers, publicKeys });
}

/** What each verifies as when only the old header is looked at. */
function verifyLegacy({ body, headers }: Envelope): Verification {
  return verifyEnvelope({ body, headers: { 'x-wh-signature': headers['x-wh-signature'] }, publicKeys });
}

function signaturesOf({ headers }: Envelope): readonly (string | undefined)[] {
  return [headers['x-ghl-signature'], headers['x-wh-signature']];
}

describe('signEnvelope() with a fault of the signature', () => {
  it('verifies without one', () => {
    expect(verify(genuine)).to.deep.equal({ valid: true, scheme: 'ed25519' });
    expect(verifyLegacy(genuine)).to.deep.equal({ valid: true, scheme: 'rsa' });
  });

  it('signature-missing sends no signature header', () => {
    expect(apply('signature-missing').headers).to.not.have.any.keys('x-ghl-signature', 'x-wh-signature');
    expect(verify(apply('signature-missing'))).to.include({ valid: false, scheme: null });
  });

  it('signature-na sends N/A in place of each signature', () => {
    expect(signaturesOf(apply('signature-na'))).to.deep.equal(['N/A', 'N/A']);
    expect(signaturesOf(apply('signature-na', 'ed25519'))).to.deep.equal(['N/A', undefined]);
    expect(verify(apply('signature-na'))).to.include({ valid: false, scheme: null });
  });

  it('signature-tampered changes one character of an id after signing', () => {
    const faulted = apply('signature-tampered');
    expect(faulted.headers).to.deep.equal(genuine.headers);
    expect(faulted.body).to.have.length(genuine.body.length);
    expect(JSON.parse(Buffer.from(faulted.body).toString())).to.deep.equal({
      ...samplePayload,
      contactId: 'gblakL5aYQC4glDtP1r0',
    });
    expect([verify(faulted).valid, verifyLegacy(faulted).valid]).to.deep.equal([false, false]);
  });

  it('signature-wrong-key signs with keys the receiver does not know', () => {
    const faulted = apply('signature-wrong-key');
    expect(faulted.body).to.deep.equal(genuine.body);
    expect(signaturesOf(faulted).map((value) => value?.length)).to.deep.equal([88, 684]);
    expect([verify(faulted).valid, verifyLegacy(faulted).valid]).to.deep.equal([false, false]);
  });

  it('signature-garbage sends what is not base64', () => {
    const faulted = apply('signature-garbage');
    expect(verify(faulted).reason).to.match(/^x-ghl-signature is not base64/);
    expect(verifyLegacy(faulted).reason).to.match(/^x-wh-signature is not base64/);
  });

  for (const sign of ['ed25519', 'both', 'legacy'] as const) {
    it(`signature-legacy-only sends only a good old signature with sign "${sign}"`, () => {
      const faulted = apply('signature-legacy-only', sign);
      expect(signaturesOf(faulted)).to.deep.equal([undefined, genuine.headers['x-wh-signature']]);
      expect(verify(faulted)).to.deep.equal({ valid: true, scheme: 'rsa' });
    });

    it(`signature-downgrade sends a bad new and a good old signature with sign "${sign}"`, () => {
      const faulted = apply('signature-downgrade', sign);
      expect(faulted.headers['x-ghl-signature']).to.have.length(88);
      expect(verify(faulted)).to.include({ valid: false, scheme: 'ed25519' });
      expect(verifyLegacy(faulted).valid).to.equal(true);
    });
  }

  it('has a signature that does not verify for every fault of the family but legacy-only', () => {
    const names = FAULTS.filter(({ family }) => family === 'signature').map(({ name }) => name);
    const accepted = names.filter((name) => verify(apply(name)).valid);
    expect(accepted).to.deep.equal(['signature-legacy-only']);
  });

  it('needs an RSA key where the catalogue says so, and only there', () => {
    for (const { name, needsRsa } of FAULTS.filter(({ family }) => family === 'signature')) {
      const sign = () => signEnvelope(samplePayload, { keys: { ed25519: keys.ed25519 }, fault: { name } });
      if (needsRsa) expect(thrownBy(sign).code, name).to.equal('HL_KEY_MISSING');
      else expect(sign, name).to.not.throw();
    }
  });

  it('sends no signature header with sign "none", whatever the fault', () => {
    for (const { name } of FAULTS.filter(({ family }) => family === 'signature')) {
      expect(signaturesOf(apply(name, 'none')), name).to.deep.equal([undefined, undefined]);
    }
  });
});
