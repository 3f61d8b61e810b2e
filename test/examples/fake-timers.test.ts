import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { countTests, type TestProgram } from './count-tests.ts';
import { installProject } from './install-project.ts';
import { runProgram } from './run-program.ts';

const PLAY = `const { runScenario } = await import('highlevel-mock');
    const { verdict, totals } = await runScenario('call-to-voicemail', {
      target: { listener: (_, response) => response.end() },
    });
    expect([verdict, totals.accepted]).toEqual(['pass', 3]);`;

/** The timers are fake before the package is first imported, and in the second test after that. */
const writeTest = (head: string, fake: string): string => `${head}
  for (const when of ['before', 'after']) test(when + ' the import', async () => {
    ${fake}.useFakeTimers();
    ${PLAY}
    ${fake}.useRealTimers();
    ${fake}.useFakeTimers({ toFake: ['setTimeout'] });
  });`;

type Suite = { readonly program: TestProgram; readonly text: string; readonly command: string };

const SUITES: Readonly<Record<string, Suite>> = {
  'vitest.test.mjs': {
    program: 'vitest',
    text: writeTest(`import { expect, test, vi } from 'vitest';`, 'vi'),
    command: 'npx vitest run --testTimeout 60000 vitest.test.mjs',
  },
  'jest.test.mjs': {
    program: 'jest',
    text: writeTest(`import { expect, jest, test } from '@jest/globals';`, 'jest'),
    command:
      'NODE_OPTIONS=--experimental-vm-modules npx jest --testTimeout 60000 --testMatch "**/jest.test.mjs"',
  },
};

describe('the packed package under the fake timers of a test runner', function () {
  this.timeout(300_000);
  let home = '';

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'highlevel-mock-fake-timers-'));
    const manifest = { private: true, type: 'module', devDependencies: { jest: '30.5.2', vitest: '4.1.12' } };
    writeFileSync(join(home, 'package.json'), JSON.stringify(manifest));
    const installed = await installProject(home);
    expect(installed.exitCode, installed.output).to.equal(0);
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  for (const [file, { program, text, command }] of Object.entries(SUITES)) {
    it(`plays a story of several events in ${program}`, async () => {
      writeFileSync(join(home, file), text);
      const { exitCode, output } = await runProgram(command, home);
      expect(exitCode, output).to.equal(0);
      expect(countTests(program, output), output).to.deep.equal({ passed: 2, failed: 0 });
    });
  }
});
