/** A program that runs tests. */
export type TestProgram = 'mocha' | 'vitest' | 'jest' | 'node:test' | 'unittest';

/** How many tests a program ran. */
export type TestCount = { readonly passed: number; readonly failed: number };

/** What each says in the end of tests that passed and of tests that failed. */
const SUMMARIES: Readonly<Record<TestProgram, { readonly passed: RegExp; readonly failed: RegExp }>> = {
  mocha: { passed: /^ +(\d+) passing /m, failed: /^ +(\d+) failing$/m },
  vitest: { passed: /^ +Tests .*?(\d+) passed/m, failed: /^ +Tests .*?(\d+) failed/m },
  jest: { passed: /^Tests: .*?(\d+) passed/m, failed: /^Tests: .*?(\d+) failed/m },
  'node:test': { passed: /^[#ℹ] pass (\d+)$/m, failed: /^[#ℹ] fail (\d+)$/m },
  unittest: { passed: /^Ran (\d+) tests? in /m, failed: /^FAILED \(failures=(\d+)\)$/m },
};

/** Counts the tests that a program ran, from what it printed; none where it says nothing of them. */
export function countTests(program: TestProgram, output: string): TestCount {
  const read = (pattern: RegExp): number => Number(pattern.exec(output)?.[1] ?? 0);
  const failed = read(SUMMARIES[program].failed);
  const passed = read(SUMMARIES[program].passed);
  // unittest counts all that it ran, whatever became of them.
  return { passed: program === 'unittest' ? passed - failed : passed, failed };
}
