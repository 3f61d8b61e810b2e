import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { createTestKeys, runScenario, sendEvent } from 'highlevel-mock';
import { app } from '../src/app.js';
import { tally } from '../src/tally.js';

const keys = createTestKeys();
Object.assign(process.env, keys.env);
const target = { fetch: app.fetch, path: '/webhooks' }; // called without a port

beforeEach(() => {
  Object.assign(tally, { calls: 0, voicemails: 0, texts: 0 });
});

test('counts each event once', async () => {
  const run = await runScenario(
    {
      version: 1,
      name: 'morning',
      steps: [
        { id: 'answered', emit: 'call.answered' },
        { id: 'missed', emit: 'call.voicemail' },
        { again: 'missed' },
        { emit: 'sms.sent' },
        { id: 'forged', emit: 'call.answered', fault: 'signature-tampered' },
      ],
    },
    { target, keys },
  );
  assert.equal(run.verdict, 'pass');
  assert.equal(run.delivery('answered').outcome, 'accepted');
  assert.equal(run.delivery('forged').outcome, 'rejected');
  assert.equal(run.totals.duplicates, 1);
  assert.deepEqual(tally, { calls: 1, voicemails: 1, texts: 1 });
});

test('counts each once on a day of repeats and disorder, too', async () => {
  const run = await runScenario('duplicates-and-disorder', { target, keys, seed: 7 });
  const distinct = (kind) => new Set(run.ofKind(kind).map(({ webhookId }) => webhookId)).size;
  assert.equal(run.totals.lost, 0);
  assert.ok(run.totals.duplicates > 0);
  assert.equal(tally.calls, distinct('call.answered'));
  assert.equal(tally.voicemails, distinct('call.voicemail'));
  assert.equal(tally.texts, distinct('sms.sent') + distinct('inbound.sms'));
});

for (const fault of ['signature-tampered', 'signature-missing', 'signature-garbage']) {
  test(`refuses ${fault}`, async () => {
    const { outcome, attempts } = await sendEvent('call.answered', { target, keys, fault });
    assert.deepEqual([outcome, attempts[0].status], ['rejected', 401]);
    assert.deepEqual(tally, { calls: 0, voicemails: 0, texts: 0 });
  });
}
