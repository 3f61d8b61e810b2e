import { expect } from 'chai';
import { createTestKeys, type SendEventOptions, sendEvent, verifyEnvelope } from '../../src/index.ts';

const keys = createTestKeys();
const accepting = { fetch: () => new Response('{"stored":true}') };

describe('sendEvent()', () => {
  it('sends one event and gives its delivery', async () => {
    const bodies: string[] = [];
    const target = {
      fetch: async (request: Request) => {
        bodies.push(await request.text());
        return accepting.fetch();
      },
    };
    const delivery = await sendEvent('call.answered', { target, keys, call: { duration: '95s' } });
    expect(delivery).to.deep.include({ kind: 'call.answered', outcome: 'accepted' });
    expect(delivery.payload).to.include({ callDuration: 95 });
    expect(bodies).to.deep.equal([Buffer.from(delivery.body).toString()]);
    expect(verifyEnvelope({ ...delivery, publicKeys: keys.publicKeys }).valid).to.equal(true);
    expect(Buffer.from(delivery.attempts[0]?.answer?.body ?? []).toString()).to.equal('{"stored":true}');
  });

  it('waits for the retries', async () => {
    let attempt = 0;
    const target = { fetch: () => new Response(null, { status: ++attempt < 3 ? 500 : 200 }) };
    const { attempts, outcome } = await sendEvent('sms.sent', { target, keys });
    expect(outcome).to.equal('accepted');
    expect(attempts.map(({ number, status }) => [number, status])).to.deep.equal([
      [1, 500],
      [2, 500],
      [3, 200],
    ]);
  });

  it('gives a rejection as it gives an acceptance', async () => {
    const target = { fetch: () => new Response(null, { status: 400 }) };
    expect(await sendEvent('sms.sent', { target, keys, retry: 'none' })).to.include({ outcome: 'rejected' });
  });

  it('takes the keys of a step and the options of a run', async () => {
    const delivery = await sendEvent('sms.sent', {
      target: accepting,
      keys,
      id: 'hello',
      text: 'Hello there',
      set: { status: 'queued' },
      fault: 'timestamp-missing',
      header: { 'x-team': 'blue' },
      seed: 7,
    });
    expect(delivery.stepId).to.equal('hello');
    expect(delivery.headers).to.include({ 'x-team': 'blue' });
    expect(delivery.payload).to.include({ body: 'Hello there', status: 'queued' });
    expect(delivery.payload).to.not.have.property('timestamp');
  });

  for (const [what, options, code] of [
    ['there is no target', { keys }, 'HL_RUN_TARGET_MISSING'],
    ['the target is another host', { target: 'http://example.com', keys }, 'HL_RUN_TARGET_NOT_ALLOWED'],
    [
      'it is stopped before it begins',
      { target: accepting, keys, signal: AbortSignal.abort() },
      'HL_RUN_OPTION_INVALID',
    ],
  ] as const) {
    it(`rejects when ${what}`, async () => {
      const error = await sendEvent('sms.sent', options as SendEventOptions).catch(
        (caught: unknown) => caught,
      );
      expect(error).to.be.an('error').with.property('code', code);
    });
  }
});
