import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const SUITE = `
import { needsProgram, skipWithout } from '${ROOT}test/programs.ts';
it('runs', () => {});
it('is to be written');
it('lacks a device', function () { skipWithout(this, '/dev/full'); });
describe('in a browser', function () {
  before(function () { needsProgram(this, 'chromium'); });
  it('opens a page', () => { throw new Error('opened'); });
  describe('that is narrow', () => {
    it('opens a page', () => { throw new Error('opened'); });
  });
});
`;

describe('CountingReporter', function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'highlevel-mock-reporter-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a test file on a machine without Chromium; gives the exit code and the last lines. */
  function runTests(
    code: string,
    { args = [], env = {} }: { readonly args?: readonly string[]; readonly env?: NodeJS.ProcessEnv } = {},
  ): { readonly status: number | null; readonly lines: readonly string[] } {
    const file = join(folder, 'one.test.ts');
    writeFileSync(file, code);
    const mocha = join(ROOT, 'node_modules/mocha/bin/mocha.js');
    const { CI: _, ...rest } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [mocha, ...args, file], {
      cwd: ROOT,
      env: { ...rest, CHROMIUM: join(folder, 'no-chromium'), ...env },
      encoding: 'utf8',
    });
    return { status, lines: (stdout + stderr).trimEnd().split('\n') };
  }

  for (const [how, args] of [
    ['one process', []],
    ['processes that run in parallel', ['--parallel', '--jobs', '2']],
  ] as const) {
    it(`says what was skipped, why, and what to install, with tests in ${how}`, () => {
      const { status, lines } = runTests(SUITE, { args });
      expect(lines.slice(-4)).to.deep.equal([
        'Skipped 1 test without a reason.',
        'Skipped 1 test that needs /dev/full, which this machine lacks.',
        'Skipped 2 tests that need chromium: install Debian\'s "chromium", or set CHROMIUM to the path of another.',
        '1 passed, 0 failed, 4 skipped',
      ]);
      expect(status).to.equal(0);
    });
  }

  it('fails instead with CI set', () => {
    const { status, lines } = runTests(SUITE, { env: { CI: 'true' } });
    expect(lines.join('\n')).to.include('The program "chromium" is missing, and CI is set: install');
    expect(lines.at(-1)).to.equal('1 passed, 1 failed, 2 skipped');
    expect(status).to.equal(1);
  });

  it('fails when the tests end the process', () => {
    const { status, lines } = runTests("it('runs', () => {});\nit('ends it', () => process.exit(0));");
    expect(lines.at(-1)).to.equal('The tests were cut off before they ended.');
    expect(status).to.equal(1);
  });

  it('fails when the tests end the process in which they run in parallel', () => {
    const code = "it('runs', () => {});\nit('ends it', () => process.exit(0));";
    const { status, lines } = runTests(code, { args: ['--parallel', '--jobs', '2'] });
    expect(status, lines.join('\n')).to.be.above(0);
  });
});
