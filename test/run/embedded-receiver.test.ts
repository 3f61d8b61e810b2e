import { sign } from 'node:crypto';
import { expect } from 'chai';
import { createEvent, createTestKeys, defineScenario, type FaultName, runScenario } from '../../src/index.ts';
import { createEmbeddedReceiver } from '../../src/run/embedded-receiver.ts';
import { type Endpoint, openEndpoint } from '../../src/run/endpoint.ts';
import { systemClock } from '../../src/run/system-clock.ts';

const keys = createTestKeys();

/** The statuses of the attempts at one event, as the embedded receiver answers them. */
async function statusesOf(
  receiver: object,
  { fault, timeout }: { readonly fault?: FaultName; readonly timeout?: string } = {},
): Promise<readonly unknown[]> {
  const step = { id: 'one', emit: 'sms.sent', ...(fault && { fault }) };
  const run = await runScenario({ version: 1, name: 'one', receiver, steps: [step] } as never, {
    keys,
    timeout,
  });
  return run.delivery('one').attempts.map(({ status, outcome }) => status ?? outcome);
}

describe('the embedded receiver', () => {
  let endpoint: Endpoint | null = null;

  after(() => endpoint?.close());

  it('accepts what is genuine', async () => {
    expect(await statusesOf({ answers: [200] })).to.deep.equal([200]);
  });

  it('answers attempt by attempt as its script says, the last answer for good', async () => {
    expect(await statusesOf({ answers: [500, 429, 204] })).to.deep.equal([500, 429, 204]);
    expect(await statusesOf({ answers: [503] })).to.deep.equal(Array(13).fill(503));
  });

  it('can reset the connection', async () => {
    expect(await statusesOf({ answers: ['reset', 200] })).to.deep.equal(['unreachable', 200]);
  });

  it('can be silent', async () => {
    const statuses = await statusesOf({ answers: ['timeout'] }, { timeout: '10ms' });
    expect(statuses).to.deep.equal(Array(13).fill('timed-out'));
  });

  it('can take its time', async () => {
    const scenario = defineScenario({
      version: 1,
      name: 'late',
      receiver: { answers: [200], delay: '30ms' },
      steps: [{ emit: 'sms.sent' }],
    });
    const run = await runScenario(scenario, { keys });
    expect(run.latencyMs.max).to.be.at.least(29);
  });

  it('counts attempts event by event', async () => {
    const scenario = defineScenario({
      version: 1,
      name: 'three',
      receiver: { answers: [500, 200] },
      steps: [{ repeat: 3, emit: 'sms.sent' }],
    });
    const run = await runScenario(scenario, { keys });
    expect(run.totals).to.include({ deliveries: 3, accepted: 3, attempts: 6 });
  });

  for (const fault of [
    'signature-missing',
    'signature-tampered',
    'signature-wrong-key',
    'signature-garbage',
  ] as const) {
    it(`answers 401 to ${fault}, whatever its script says`, async () => {
      expect(await statusesOf({ answers: [200] }, { fault })).to.deep.equal([401]);
    });
  }

  for (const fault of ['bytes-pretty', 'bytes-duplicate-key'] as const) {
    it(`accepts ${fault}, for it verifies the raw bytes`, async () => {
      expect(await statusesOf({ answers: [200] }, { fault })).to.deep.equal([200]);
    });
  }

  it('answers 405 to other methods, and 400 to what is signed and no JSON', async () => {
    const { publicKeys, privateKeys } = keys;
    const server = createEmbeddedReceiver({ publicKeys, script: undefined, clock: systemClock });
    endpoint = await openEndpoint(server, { allowHost: [], concurrency: 1, clock: systemClock });
    const { url } = endpoint;
    expect((await fetch(url)).status).to.equal(405);
    const body = Buffer.from('no JSON');
    const headers = { 'x-ghl-signature': sign(null, body, privateKeys.ed25519).toString('base64') };
    expect((await fetch(url, { method: 'POST', headers, body })).status).to.equal(400);
    const event = createEvent('sms.sent', { keys });
    const post = { method: 'POST', headers: event.headers, body: Buffer.from(event.body) };
    expect((await fetch(url, post)).status).to.equal(200);
  });
});
