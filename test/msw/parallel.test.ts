import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A test file of a user: a harness with a twin and a receiver, and a run that is asked back about. */
const SUITE = `
import { expect } from 'chai';
import { createTestKeys, runScenario } from '${ROOT}src/index.ts';
import { createHarness, createReceiver, createTwin } from '${ROOT}src/msw/index.ts';

const keys = createTestKeys();
const url = 'http://localhost:3000/webhooks';

describe('NAME', () => {
  const twin = createTwin();
  const receiver = createReceiver({ url, publicKeys: keys.publicKeys });
  const harness = createHarness({ twin, receiver });
  before(() => harness.listen());
  after(() => harness.close());

  it('sees its own run alone', async () => {
    const run = await runScenario('mixed-day', { target: url, keys, twin, seed: 'NAME' });
    const { contactId } = run.deliveries[0];
    const headers = { version: 'v3', authorization: 'Bearer t' };
    await fetch('https://services.leadconnectorhq.com/contacts/' + contactId, { headers });
    expect(receiver.deliveries).to.have.lengthOf(run.totals.attempts);
    expect(twin.requests.map(({ status }) => status)).to.deep.equal([200]);
  });
});
`;

describe('two test files with a harness each', function () {
  this.timeout(60_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-parallel-'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
    for (const name of ['one', 'two']) {
      writeFileSync(join(folder, `${name}.test.ts`), SUITE.replaceAll('NAME', name));
    }
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [how, args] of [
    ['one after another', []],
    ['in parallel', ['--parallel', '--jobs', '2']],
  ] as const) {
    it(`do not see each other's requests when mocha runs them ${how}`, () => {
      const mocha = join(ROOT, 'node_modules/mocha/bin/mocha.js');
      const files = [
        '--reporter',
        'json',
        '--node-option',
        'import=tsx',
        ...args,
        'one.test.ts',
        'two.test.ts',
      ];
      const { status, stdout, stderr } = spawnSync(process.execPath, [mocha, ...files], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(status, stdout + stderr).to.equal(0);
      expect(JSON.parse(stdout).stats).to.include({ passes: 2, failures: 0 });
    });
  }
});
