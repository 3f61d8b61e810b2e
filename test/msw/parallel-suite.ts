/** Where a test file imports this package from. */
export type SuiteSource = { readonly library: string; readonly msw: string; readonly runner?: string };

/** Writes a test file of a user: a harness with a twin and a receiver, and a run that is asked back about. */
export function writeSuite(name: string, { library, msw, runner }: SuiteSource): string {
  return `
${runner ?? ''}
import assert from 'node:assert/strict';
import { createTestKeys, runScenario } from '${library}';
import { createHarness, createReceiver, createTwin } from '${msw}';

const keys = createTestKeys();
const url = 'http://localhost:3000/webhooks';

describe('${name}', () => {
  const twin = createTwin();
  const receiver = createReceiver({ url, publicKeys: keys.publicKeys });
  const harness = createHarness({ twin, receiver });

  it('sees its own run alone', async () => {
    harness.listen();
    try {
      const run = await runScenario('mixed-day', { target: url, keys, twin, seed: '${name}' });
      const { contactId } = run.deliveries[0];
      const headers = { version: 'v3', authorization: 'Bearer t' };
      await fetch('https://services.leadconnectorhq.com/contacts/' + contactId, { headers });
      assert.equal(receiver.deliveries.length, run.totals.attempts);
      assert.deepEqual(twin.requests.map(({ status }) => status), [200]);
    } finally {
      harness.close();
    }
  });
});
`;
}
