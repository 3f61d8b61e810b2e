import Mocha from 'mocha';

/**
 * Mocha's spec reporter, followed by `N passed, N failed` alone on the last line.
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
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      process.off('exit', failWhenCutOff);
      console.log(`${this.stats.passes} passed, ${this.stats.failures} failed`);
    });
  }
}
