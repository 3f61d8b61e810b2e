import { expect, use } from 'chai';
import { createTestKeys, defineScenario, runScenario, sendEvent } from 'highlevel-mock';
import { highlevelChai } from 'highlevel-mock/chai';
import { createHarness, createTwin } from 'highlevel-mock/msw';
import { app } from '../src/app.ts';
import { callbacks, settled } from '../src/voicemail-desk.ts';

use(highlevelChai);

const keys = createTestKeys();
const twin = createTwin(); // answers for services.leadconnectorhq.com
const harness = createHarness({ twin });
const target = { listener: app, path: '/webhooks' };

const morning = defineScenario({
  version: 1,
  name: 'morning',
  cast: { sam: { name: 'Sam Rivera', phone: '+13055550178' }, ada: { name: 'Ada Okafor' } },
  steps: [
    { id: 'answered', emit: 'call.answered', contact: 'ada' },
    { id: 'missed', emit: 'call.voicemail', contact: 'sam' },
    { again: 'missed' },
    { emit: 'call.voicemail', contact: 'ada', fault: 'signature-tampered', expect: { status: 401 } },
  ],
});

describe('the voicemail desk', () => {
  before(() => {
    Object.assign(process.env, keys.env);
    harness.listen();
  });
  afterEach(() => {
    harness.reset();
    callbacks.length = 0;
  });
  after(() => harness.close());

  it('calls back whom a machine answered, once', async () => {
    const run = await runScenario(morning, { target, keys, twin });
    await settled();
    expect(run).to.have.passed();
    expect(run.delivery('missed')).to.be.acceptedWithin(800);
    expect(callbacks).to.deep.equal(['Sam Rivera, +13055550178']);
    expect(twin).to.have.been.asked('GET', '/contacts/:id', 1);
  });

  it('asks nothing about a call that was answered', async () => {
    expect(await sendEvent('call.answered', { target, keys, twin })).to.be.accepted();
    await settled();
    expect(twin).to.not.have.been.asked('GET', '/contacts/:id');
  });

  for (const fault of ['signature-tampered', 'signature-missing', 'signature-wrong-key'] as const) {
    it(`refuses ${fault}`, async () => {
      expect(await sendEvent('call.voicemail', { target, keys, twin, fault })).to.be.rejectedWith(401);
      await settled();
      expect(callbacks).to.deep.equal([]);
    });
  }
});
