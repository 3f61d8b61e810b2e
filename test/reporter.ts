import Mocha from 'mocha';
import { findRemedy, readNeed } from './programs.ts';

const { EVENT_RUN_END, EVENT_TEST_PENDING } = Mocha.Runner.constants;

/**
 * Mocha's spec reporter, followed by what was skipped and why, and by `N passed, N failed` alone on the last line
 * (`, N skipped` follows when tests were).
 *
 * @remarks A failing hook counts as a failed test. A process that ends before its tests do (a stray
 * `process.exit`) fails, whatever its exit code was to be. Mocha wants its reporter as a default export.
 */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const failWhenCutOff = (): void => {
      console.error('\nThe tests were cut off before they ended.');
      process.exitCode = 1;
    };
    process.once('exit', failWhenCutOff);
    const skipped: string[] = [];
    runner.on(EVENT_TEST_PENDING, ({ title }) => skipped.push(title));
    runner.once(EVENT_RUN_END, () => {
      process.off('exit', failWhenCutOff);
      for (const line of describeSkipped(skipped)) console.log(line);
      const { passes, failures } = this.stats;
      const counts = [`${passes} passed`, `${failures} failed`];
      if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
      console.log(counts.join(', '));
    });
  }
}

/** Says what skipped tests lacked and how to get it, a line for each need. */
export function describeSkipped(titles: readonly string[]): readonly string[] {
  const counts = new Map<string | null, number>();
  for (const title of titles) counts.set(readNeed(title), (counts.get(readNeed(title)) ?? 0) + 1);
  return [...counts].map(([need, count]) => {
    const tests = count === 1 ? '1 test' : `${count} tests`;
    if (need === null) return `Skipped ${tests} without a reason.`;
    const remedy = findRemedy(need);
    return `Skipped ${tests} that ${count === 1 ? 'needs' : 'need'} ${need}${remedy === null ? ', which this machine lacks.' : `: ${remedy}.`}`;
  });
}
