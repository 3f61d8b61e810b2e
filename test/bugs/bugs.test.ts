import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AssertionError, expect, use } from 'chai';
import { highlevelChai } from '../../src/chai/index.ts';
import { createTestKeys, runScenario, sendEvent } from '../../src/index.ts';
import { createHarness, createTwin } from '../../src/msw/index.ts';
import type { Bug } from './bug.ts';
import { deliveryBugs } from './delivery-bugs.ts';
import { meaningBugs } from './meaning-bugs.ts';
import { type Parts, SOUND, startReceiver } from './receiver-under-test.ts';
import { replayBugs } from './replay-bugs.ts';
import { signatureBugs } from './signature-bugs.ts';

use(highlevelChai);

/** What the tests that fail have said, by the bug. */
const messages = new Map<string, string>();

const BUGS: readonly Bug[] = [...signatureBugs, ...replayBugs, ...meaningBugs, ...deliveryBugs];

describe('the test of a receiver', () => {
  let keys: ReturnType<typeof createTestKeys>;
  let publicKeys: Parts['publicKeys'];

  before(() => {
    keys = createTestKeys({ legacy: true });
    const read = (name: string) => createPublicKey(String((keys.env as Record<string, string>)[name]));
    publicKeys = { ed25519: read('WEBHOOK_SIGNATURE_PUBLIC_KEY'), rsa: read('WEBHOOK_PUBLIC_KEY') };
  });

  /** Proves a bug on a receiver, in a network of its own. */
  async function prove(bug: Bug, flaw: Partial<Parts>): Promise<void> {
    const twin = createTwin(bug.twin);
    const harness = createHarness({ twin });
    const parts: Parts = { ...SOUND, publicKeys, ...flaw };
    let app = startReceiver(parts);
    const target = { listener: (...exchange: Parameters<typeof app.listener>) => app.listener(...exchange) };
    const options = { target, keys, twin, seed: 7 };
    harness.listen();
    try {
      await bug.prove({
        get app() {
          return app;
        },
        twin,
        send: async (kind, more) => {
          const delivery = await sendEvent(kind, { ...options, ...more });
          await app.idle();
          return delivery;
        },
        play: async (steps, more) => {
          const run = await runScenario({ version: 1, name: 'story', steps }, { ...options, ...more });
          await app.idle();
          return run;
        },
        restart: () => {
          app = startReceiver(parts, app.store);
        },
      });
      await app.idle();
    } finally {
      harness.close();
    }
  }

  for (const bug of BUGS) {
    it(`finds one that ${bug.name}, and passes a sound one`, async () => {
      await prove(bug, {});
      const error = await prove(bug, bug.flaw).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(AssertionError);
      expect((error as Error).message).to.match(bug.says);
      messages.set(bug.name, (error as Error).message);
    });
  }
});

describe('docs/bugs.md', () => {
  const page = readFileSync(new URL('../../docs/bugs.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| (?!a receiver that)([^-|][^|]*?) \|[^|]*\| (.*) \|$/gm)];

  it('lists each of them, in the same order', () => {
    expect(rows.map(([, name]) => name)).to.deep.equal(BUGS.map(({ name }) => name));
  });

  it('quotes what the failing test says', () => {
    const misquoted = rows.filter(([, name = '', quote = '']) => !messages.get(name)?.includes(quote));
    expect(misquoted.map(([, name]) => `${name}: ${messages.get(name ?? '')}`)).to.deep.equal([]);
  });
});
