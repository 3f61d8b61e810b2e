import { expect } from 'chai';
import type { Bug } from './bug.ts';

/** Bugs in when and how a receiver answers. */
export const deliveryBugs: readonly Bug[] = [
  {
    name: 'answers 200 to what it cannot read',
    flaw: {
      parse: (raw) => {
        try {
          return JSON.parse(raw.toString());
        } catch {
          return {};
        }
      },
    },
    prove: async ({ send }) => {
      expect(await send('sms.sent', { fault: 'body-invalid-json' })).to.be.rejectedWith(400);
    },
    says: /to be rejected with 400, but it was answered 200/,
  },
  {
    name: 'does slow work before it answers',
    flaw: { answersFirst: false },
    twin: { faults: [{ on: 'GET /contacts/:id', latency: '1500ms' }] },
    prove: async ({ send }) => {
      expect(await send('call.answered')).to.be.acceptedWithin(1000);
    },
    says: /to be accepted within 1 s, but it took 1\.\d+ s/,
  },
  {
    name: 'keeps a body parser’s limit of 100 kB',
    flaw: { limitBytes: 100_000 },
    prove: async ({ send }) => {
      const html = `<p>${'A long letter. '.repeat(15_000)}</p>`;
      expect(await send('email.sent', { email: { html }, retry: 'none' })).to.be.accepted();
    },
    says: /to be accepted, but it was answered 413/,
  },
];
