import { type HarnessError, isHarnessError } from '../../src/errors/harness-error.ts';

/** The error of this package that a call throws; the test fails when it throws none, or another one. */
export function thrownBy(call: () => unknown): HarnessError {
  try {
    call();
  } catch (error) {
    if (isHarnessError(error)) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
