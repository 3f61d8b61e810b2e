import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { builtModule } from '../package/node-arguments.ts';
import { writeSuite } from './parallel-suite.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('two test files with a harness each', function () {
  this.timeout(120_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-parallel-'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
    for (const name of ['one', 'two']) {
      const from = { library: builtModule('index.ts'), msw: builtModule('msw/index.ts') };
      writeFileSync(join(folder, `${name}.test.ts`), writeSuite(name, from));
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
        '--timeout',
        '60000',
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
