import { expect } from 'chai';
import type { Bug } from './bug.ts';

const CALL_TWICE = [
  { id: 'call', emit: 'call.answered' as const },
  { id: 'twice', again: 'call' },
];

/** Bugs that repeated and late webhooks bring out. */
export const replayBugs: readonly Bug[] = [
  {
    name: 'does the work again for each repeat',
    flaw: { memory: () => ({ has: () => false, add: () => undefined }) as unknown as Set<string> },
    prove: async ({ play, twin }) => {
      const run = await play(CALL_TWICE);
      expect(run.delivery('twice')).to.be.accepted();
      expect(twin).to.have.been.asked('GET', '/contacts/:id', 1);
    },
    says: /to have been asked GET \/contacts\/:id once, but it was asked that 2 times/,
  },
  {
    name: 'forgets what it has done when it restarts',
    flaw: { memory: () => new Set() },
    prove: async ({ play, restart, twin }) => {
      await play([{ emit: 'call.answered' }], { runId: 'same' });
      restart();
      await play([{ emit: 'call.answered' }], { runId: 'same' });
      expect(twin).to.have.been.asked('GET', '/contacts/:id', 1);
    },
    says: /to have been asked GET \/contacts\/:id once, but it was asked that 2 times/,
  },
  {
    name: 'marks a webhook as done before the work succeeds',
    flaw: { marksFirst: true },
    prove: async ({ app, send, twin }) => {
      app.store.failures = 1;
      expect(await send('call.answered')).to.be.retried(1);
      expect(twin).to.have.been.asked('GET', '/contacts/:id', 1);
    },
    says: /to have been asked GET \/contacts\/:id once, but it was asked that 0 times/,
  },
  {
    name: 'tells repeats by `webhookId` alone',
    flaw: { keyOf: ({ webhookId }) => webhookId },
    prove: async ({ play, twin }) => {
      await play([
        { id: 'call', emit: 'call.answered' },
        { again: 'call', fault: 'webhook-id-new' },
      ]);
      expect(twin).to.have.been.asked('GET', '/contacts/:id', 1);
    },
    says: /to have been asked GET \/contacts\/:id once, but it was asked that 2 times/,
  },
  {
    name: 'tells repeats by `messageId` alone',
    flaw: { keyOf: ({ messageId, webhookId }) => messageId ?? webhookId },
    prove: async ({ play, twin }) => {
      await play([
        { id: 'text', emit: 'sms.sent' },
        { again: 'text', after: '1m', set: { status: 'failed' } },
      ]);
      expect(twin).to.have.been.asked('GET', '/contacts/:id', 2);
    },
    says: /to have been asked GET \/contacts\/:id 2 times, but it was asked that 1 time/,
  },
  {
    name: 'refuses a late retry as a replay',
    flaw: { isFresh: ({ timestamp }) => Math.abs(Date.now() - Date.parse(timestamp)) < 300_000 },
    prove: async ({ send }) => {
      expect(await send('call.answered', { fault: { name: 'timestamp-stale', by: '2h' } })).to.be.accepted();
    },
    says: /to be accepted, but it was answered 401/,
  },
  {
    name: 'takes what is days old',
    flaw: { isFresh: () => true },
    prove: async ({ send }) => {
      const delivery = await send('call.answered', { fault: { name: 'timestamp-stale', by: '72h' } });
      expect(delivery).to.be.rejectedWith(401);
    },
    says: /to be rejected with 401, but it was answered 200/,
  },
];
