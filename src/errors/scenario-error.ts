import type { SourcePosition } from '../model/scenario.ts';
import type { ErrorCode } from './codes.ts';
import { HarnessError, isHarnessErrorNamed } from './harness-error.ts';

/** One thing wrong with a scenario. */
export type ScenarioProblem = {
  readonly message: string;
  readonly position: SourcePosition;
  /** `file:line:column: message`, the source line and a caret, ready to print. */
  readonly text: string;
};

/** A scenario that cannot be used: every problem found in it (codes `HL_SCENARIO_…`). */
export class ScenarioError extends HarnessError {
  readonly problems: readonly ScenarioProblem[];

  constructor(
    code: ErrorCode,
    message: string,
    problems: readonly ScenarioProblem[] = [],
    options?: ErrorOptions,
  ) {
    super(code, message, options);
    this.problems = problems;
  }
}

/** Whether a value is a {@link ScenarioError}, also one thrown by another copy of this package. */
export function isScenarioError(value: unknown): value is ScenarioError {
  return isHarnessErrorNamed(value, 'ScenarioError');
}
