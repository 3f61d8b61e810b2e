import { WebhookManager } from '@gohighlevel/api-client';
import { expect } from 'chai';
import { createTestKeys } from '../../src/envelope/create-test-keys.ts';
import { signEnvelope } from '../../src/envelope/sign-envelope.ts';
import { samplePayload } from './sample-payload.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

describe('the official SDK', () => {
  const sdk = new WebhookManager(silent as never, {} as never, {} as never);
  const keys = createTestKeys({ legacy: true });
  const { body, headers } = signEnvelope(samplePayload, { keys: keys.privateKeys, sign: 'both' });
  const reserialised = JSON.stringify(JSON.parse(Buffer.from(body).toString()));

  it('verifies the new signature, over the bytes and over the body re-serialised', () => {
    for (const payload of [Buffer.from(body), reserialised]) {
      const signature = headers['x-ghl-signature'] ?? '';
      const valid = sdk.verifyEd25519Signature(payload, signature, keys.env.WEBHOOK_SIGNATURE_PUBLIC_KEY);
      expect(valid).to.equal(true);
    }
  });

  it('verifies the old signature over the body re-serialised', () => {
    const signature = headers['x-wh-signature'] ?? '';
    expect(sdk.verifySignature(reserialised, signature, keys.env.WEBHOOK_PUBLIC_KEY ?? '')).to.equal(true);
  });

  it('takes an event for its own by the CLIENT_ID', async () => {
    const payload = { ...samplePayload, appId: keys.appId };
    const signed = signEnvelope(payload, { keys: keys.privateKeys });
    const options = { clientId: keys.env.CLIENT_ID, publicKey: keys.env.WEBHOOK_SIGNATURE_PUBLIC_KEY };
    const manager = new WebhookManager(silent as never, {} as never, {} as never, options);
    const request = { method: 'POST', url: '/', headers: signed.headers, body: payload };
    await manager.subscribe()(request as never, {} as never, () => {});
    expect(request).to.include({ isSignatureValid: true, skippedSignatureVerification: false });
  });
});
