import { createHmac, verify } from 'node:crypto';
import { expect } from 'chai';
import type { Bug } from './bug.ts';
import { SOUND } from './receiver-under-test.ts';

const signatureOf = (value: unknown): Buffer => Buffer.from(String(value ?? ''), 'base64');

/** Bugs in how a receiver tells genuine webhooks from forged ones. */
export const signatureBugs: readonly Bug[] = [
  {
    name: 'verifies what `JSON.stringify` makes of the body',
    flaw: {
      isSigned: (raw, headers, { publicKeys }) => {
        const again = Buffer.from(JSON.stringify(JSON.parse(raw.toString())));
        return verify(null, again, publicKeys.ed25519, signatureOf(headers['x-ghl-signature']));
      },
    },
    prove: async ({ send }) => {
      expect(await send('call.answered', { fault: 'bytes-number-form', retry: 'none' })).to.be.accepted();
    },
    says: /call\.answered \(.*\) to be accepted, but it was answered 401/,
  },
  {
    name: 'expects an HMAC with a shared secret',
    flaw: {
      isSigned: (raw, headers) =>
        createHmac('sha256', 'secret').update(raw).digest('base64') === headers['x-ghl-signature'],
    },
    prove: async ({ send }) => {
      expect(await send('sms.sent', { retry: 'none' })).to.be.accepted();
    },
    says: /to be accepted, but it was answered 401/,
  },
  {
    name: 'lets a webhook without a signature through',
    flaw: {
      isSigned: (raw, headers, parts) =>
        headers['x-ghl-signature'] === undefined || SOUND.isSigned(raw, headers, parts),
    },
    prove: async ({ send }) => {
      expect(await send('sms.sent', { fault: 'signature-missing' })).to.be.rejectedWith(401);
    },
    says: /to be rejected with 401, but it was answered 200/,
  },
  {
    name: 'logs a wrong signature and goes on',
    flaw: { isSigned: (_, headers) => headers['x-ghl-signature'] !== undefined },
    prove: async ({ send }) => {
      expect(await send('sms.sent', { fault: 'signature-tampered' })).to.be.rejectedWith(401);
    },
    says: /to be rejected with 401, but it was answered 200/,
  },
  {
    name: 'takes `N/A` for a signature',
    flaw: {
      isSigned: (raw, headers, parts) =>
        headers['x-ghl-signature'] === 'N/A' || SOUND.isSigned(raw, headers, parts),
    },
    prove: async ({ send }) => {
      expect(await send('sms.sent', { fault: 'signature-na' })).to.be.rejectedWith(401);
    },
    says: /to be rejected with 401, but it was answered 200/,
  },
  {
    name: 'knows the old RSA signature alone',
    flaw: {
      isSigned: (raw, headers, { publicKeys }) =>
        verify('sha256', raw, publicKeys.rsa, signatureOf(headers['x-wh-signature'])),
    },
    prove: async ({ send }) => {
      expect(await send('sms.sent', { sign: 'ed25519', retry: 'none' })).to.be.accepted();
    },
    says: /to be accepted, but it was answered 401/,
  },
  {
    name: 'lets a good old signature rescue a bad new one',
    flaw: {
      isSigned: (raw, headers, parts) =>
        SOUND.isSigned(raw, headers, parts) ||
        verify('sha256', raw, parts.publicKeys.rsa, signatureOf(headers['x-wh-signature'])),
    },
    prove: async ({ send }) => {
      expect(await send('sms.sent', { fault: 'signature-downgrade' })).to.be.rejectedWith(401);
    },
    says: /to be rejected with 401, but it was answered 200/,
  },
  {
    name: 'acts on a webhook before it has verified it',
    flaw: {
      begin: async (raw, { ask }) => ask(`/locations/${JSON.parse(String(raw)).locationId}`),
    },
    prove: async ({ send, twin }) => {
      await send('sms.sent', { fault: 'signature-tampered' });
      expect(twin).to.not.have.been.asked('GET', '/locations/:id');
    },
    says: /the twin not to have been asked GET \/locations\/:id[\s\S]*GET \/locations\/\w{20} \(answered/,
  },
];
