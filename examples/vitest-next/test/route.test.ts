import { createTestKeys, runScenario, sendEvent } from 'highlevel-mock';
import { type HighlevelMatchers, highlevelMatchers } from 'highlevel-mock/matchers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { POST } from '../app/api/highlevel/route';
import { followUps } from '../lib/follow-ups';

declare module 'vitest' {
  interface Assertion<T> extends HighlevelMatchers<T> {}
}

expect.extend(highlevelMatchers);

const keys = createTestKeys();
vi.stubEnv('WEBHOOK_SIGNATURE_PUBLIC_KEY', keys.env.WEBHOOK_SIGNATURE_PUBLIC_KEY);
const target = { fetch: POST }; // called without a port

beforeEach(() => followUps.clear());

describe('POST /api/highlevel', () => {
  it('notes down what to do, once for each event', async () => {
    const run = await runScenario(
      {
        version: 1,
        name: 'morning',
        steps: [
          { id: 'answered', emit: 'call.answered' },
          { id: 'missed', emit: 'call.voicemail' },
          { again: 'missed' },
          { emit: 'call.voicemail', fault: 'signature-tampered', expect: { status: 401 } },
        ],
      },
      { target, keys },
    );
    expect(run).toHavePassed();
    expect(run).toHaveDelivered('call.voicemail', 2);
    expect([...followUps.values()].map(({ task }) => task)).toEqual(['send a summary', 'call again']);
  });

  it('leaves texts alone', async () => {
    expect(await sendEvent('sms.sent', { target, keys })).toBeAccepted();
    expect(followUps.size).toBe(0);
  });

  for (const fault of ['signature-tampered', 'signature-missing', 'signature-na'] as const) {
    it(`refuses ${fault}`, async () => {
      expect(await sendEvent('call.answered', { target, keys, fault })).toBeRejectedWith(401);
      expect(followUps.size).toBe(0);
    });
  }

  it('verifies the bytes, not JSON made anew', async () => {
    expect(await sendEvent('call.answered', { target, keys, fault: 'bytes-pretty' })).toBeAccepted();
  });
});
