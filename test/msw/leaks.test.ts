import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { builtModule, evaluate } from '../package/node-arguments.ts';

/** A suite that uses everything, waits for some of it in vain, and closes. */
const writeScript = (): string => `
import { createTestKeys, runScenario, sendEvent } from '${builtModule('index.ts')}';
import { createHarness, createReceiver, createTwin } from '${builtModule('msw/index.ts')}';

const url = 'http://localhost:9/hooks';
const keys = createTestKeys();
const twin = createTwin({ faults: [{ on: 'GET /contacts/:id', latency: '10m' }] });
const receiver = createReceiver({ url, respond: { delayMs: 600_000 } });
const harness = createHarness({ twin, receiver });
harness.listen();
await runScenario('answered-call', { target: { listener: (_, response) => response.end() }, keys, twin });
await sendEvent('sms.sent', { target: url, keys, retry: 'none', timeout: 20 });
const asking = fetch('https://services.leadconnectorhq.com/contacts/abc').catch(() => undefined);
const waiting = receiver.waitFor({ type: 'Nothing' }, { timeoutMs: 600_000 }).catch(() => undefined);
await new Promise(setImmediate);
harness.close();
await Promise.all([asking, waiting]);
console.log('closed');
`;

describe('a harness', () => {
  it('keeps no process alive once it is closed', () => {
    const args = evaluate(writeScript());
    const said = execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 50_000 });
    expect(said.trim()).to.equal('closed');
  });
});
