import { createTestKeys, runScenario, sendEvent } from 'highlevel-mock';
import { highlevelMatchers } from 'highlevel-mock/matchers';
import { app } from '../src/app.js';
import { talkTime } from '../src/talk-time.js';

expect.extend(highlevelMatchers);

const keys = createTestKeys();
const target = { listener: app.routing, path: '/webhooks' };

beforeAll(async () => {
  Object.assign(process.env, keys.env);
  await app.ready();
});
beforeEach(() => talkTime.clear());
afterAll(() => app.close());

test('counts a call once, and a voicemail not at all', async () => {
  const run = await runScenario(
    {
      version: 1,
      name: 'morning',
      steps: [
        { id: 'answered', emit: 'call.answered', call: { duration: '95s' } },
        { again: 'answered' },
        { emit: 'call.voicemail', call: { duration: '30s' } },
        { emit: 'call.answered', fault: 'signature-tampered', expect: { status: 401 } },
      ],
    },
    { target, keys },
  );
  expect(run).toHavePassed();
  expect(run.delivery('answered')).toBeAcceptedWithin(800);
  expect([...talkTime.values()]).toEqual([95]);
});

test('takes any number of calls of one user', async () => {
  const steps = [{ repeat: 20, emit: 'call.answered', call: { duration: '1m' } }];
  const run = await runScenario({ version: 1, name: 'busy', steps }, { target, keys });
  expect(run).toHaveDelivered('call.answered', 20);
  expect([...talkTime.values()].reduce((sum, seconds) => sum + seconds, 0)).toBe(1200);
});

test.each(['signature-tampered', 'signature-missing', 'signature-na'])('refuses %s', async (fault) => {
  expect(await sendEvent('call.answered', { target, keys, fault })).toBeRejectedWith(401);
  expect(talkTime.size).toBe(0);
});
