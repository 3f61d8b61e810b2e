import { expect } from 'chai';
import type { Bug } from './bug.ts';
import { describeMessage, SOUND } from './receiver-under-test.ts';

/** Bugs in what a receiver makes of a webhook. */
export const meaningBugs: readonly Bug[] = [
  {
    name: 'looks for `TYPE_CALL` where the webhook says `CALL`',
    flaw: { describe: (webhook) => (webhook.messageType === 'TYPE_CALL' ? describeMessage(webhook) : null) },
    prove: async ({ send, twin }) => {
      expect(await send('call.answered')).to.be.accepted();
      expect(twin).to.have.been.asked('GET', '/contacts/:id');
    },
    says: /to have been asked GET \/contacts\/:id at least once, but it was asked that 0 times/,
  },
  {
    name: 'takes a voicemail for a conversation',
    flaw: {
      describe: (webhook) => {
        const work = describeMessage(webhook);
        return work?.what === 'voicemail' ? { ...work, what: 'call' } : work;
      },
    },
    prove: async ({ play, app }) => {
      await play([{ emit: 'call.answered' }, { emit: 'call.voicemail' }, { emit: 'voicemail.drop' }]);
      const kinds = app.store.works.map(({ what }) => what);
      expect(kinds, 'what was filed').to.deep.equal(['call', 'voicemail', 'voicemail']);
    },
    says: /what was filed: expected \[ 'call', 'call', 'call' \]/,
  },
  {
    name: 'takes a call for a text',
    flaw: {
      describe: ({ contactId, type }) => (type === 'OutboundMessage' ? { what: 'text', contactId } : null),
    },
    prove: async ({ send, app }) => {
      await send('call.answered');
      expect(app.store.works[0]).to.have.property('what', 'call');
    },
    says: /to have property 'what' of 'call', but got 'text'/,
  },
  {
    name: 'reads `duration` where the webhook says `callDuration`',
    flaw: {
      describe: (webhook) => {
        const work = describeMessage(webhook);
        return work?.what === 'call' ? { ...work, seconds: Number(webhook.duration) } : work;
      },
    },
    prove: async ({ send, app }) => {
      const { payload } = await send('call.answered', { call: { duration: '95s' } });
      expect(app.store.works[0]).to.have.property('seconds', payload.callDuration);
    },
    says: /to have property 'seconds' of 95, but got NaN/,
  },
  {
    name: 'takes a duration for a number always',
    flaw: {
      describe: (webhook) => {
        const work = describeMessage(webhook);
        return work === null ? null : { ...work, seconds: webhook.callDuration };
      },
    },
    prove: async ({ send, app }) => {
      await send('call.answered', { set: { callDuration: '95' } });
      expect(app.store.works[0]).to.have.property('seconds', 95);
    },
    says: /to have property 'seconds' of 95, but got '95'/,
  },
  {
    name: 'expects attachments to be objects',
    flaw: {
      describe: (webhook) => {
        const work = describeMessage(webhook);
        return work === null ? null : { ...work, recording: webhook.attachments?.[0]?.url };
      },
    },
    prove: async ({ send, app }) => {
      const { payload } = await send('call.answered', { call: { recording: true } });
      const [recording] = payload.attachments as readonly string[];
      expect(app.store.works[0]).to.have.property('recording', recording);
    },
    says: /to have property 'recording' of 'https:.*', but got undefined/,
  },
  {
    name: 'expects the `to` of an email to be a text',
    flaw: {
      describe: (webhook) =>
        webhook.messageType === 'Email'
          ? { what: 'email', contactId: webhook.contactId, to: webhook.to.toLowerCase() }
          : describeMessage(webhook),
    },
    prove: async ({ send }) => {
      expect(await send('email.sent', { revision: '2025-10', retry: 'none' })).to.be.accepted();
    },
    says: /to be accepted, but it was answered 500/,
  },
  {
    name: 'forwards every message, whatever its channel',
    flaw: { describe: ({ contactId }) => ({ what: 'call', contactId }) },
    prove: async ({ play, twin }) => {
      await play([{ emit: 'call.answered' }, { emit: 'internal-comment.added' }, { emit: 'call.busy' }]);
      expect(twin).to.have.been.asked('GET', '/contacts/:id', 1);
    },
    says: /to have been asked GET \/contacts\/:id once, but it was asked that 3 times/,
  },
  {
    name: 'expects the contact’s phone in the webhook',
    flaw: { ask: async () => undefined },
    prove: async ({ send, twin }) => {
      const { contactId, payload } = await send('call.answered');
      expect(payload).to.not.have.any.keys('phone', 'email', 'contact');
      expect(twin).to.have.been.asked('GET', `/contacts/${contactId}`);
    },
    says: /It was asked nothing at all/,
  },
  {
    name: 'expects the event inside `data`',
    flaw: { parse: (raw) => JSON.parse(raw.toString()).data },
    prove: async ({ send }) => {
      expect(await send('sms.sent', { retry: 'none' })).to.be.accepted();
    },
    says: /to be accepted, but it was answered 500/,
  },
  {
    name: 'overwrites a contact with what a message does not say',
    flaw: {
      remember: ({ id, contactId = id, email = null }, { contacts }) =>
        void contacts.set(contactId, { email }),
    },
    prove: async ({ play, app }) => {
      const run = await play([
        { id: 'made', emit: 'ContactCreate' },
        { emit: 'sms.sent', after: '1m' },
      ]);
      const { id, email } = run.delivery('made').payload;
      const kept = app.store.contacts.get(String(id));
      expect(kept?.email, 'the e-mail address of the contact').to.equal(email);
    },
    says: /the e-mail address of the contact: expected null to equal '/,
  },
  {
    name: 'refuses a type of message it does not know',
    flaw: {
      describe: (webhook) => {
        const work = describeMessage(webhook);
        if (work === null) throw new Error('unknown');
        return work;
      },
    },
    prove: async ({ send }) => {
      expect(await send('sms.sent', { fault: 'message-type-unknown' })).to.be.accepted();
    },
    says: /to be accepted, but it was answered 500/,
  },
  {
    name: 'refuses a type of event it does not know',
    flaw: { unknownStatus: 422 },
    prove: async ({ send }) => {
      expect(await send('sms.sent', { fault: 'event-unknown' })).to.be.accepted();
    },
    says: /to be accepted, but it was answered 422/,
  },
  {
    name: 'refuses a location it does not know',
    flaw: {
      unknownStatus: 404,
      isKnown: (webhook) => SOUND.isKnown(webhook) && webhook.locationId === 'aB3dE5fG7hJ9kL1mN2pQ',
    },
    prove: async ({ send }) => {
      const locationId = 'aB3dE5fG7hJ9kL1mN2pQ';
      expect(await send('sms.sent', { locationId, fault: 'location-foreign' })).to.be.accepted();
    },
    says: /to be accepted, but it was answered 404/,
  },
];
