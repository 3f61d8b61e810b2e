import type { TestProgram } from './count-tests.ts';

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

/** A test file of a user, and the command that runs it. */
type Suite = { readonly program: TestProgram; readonly text: string; readonly command: string };

/** Suites of two tests that play a story under the fake timers of their runner, by the names of their files. */
export const FAKE_TIMER_SUITES: Readonly<Record<string, Suite>> = {
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
