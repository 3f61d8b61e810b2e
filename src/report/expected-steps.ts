import type { Scenario, Step, StepExpectation } from '../model/scenario.ts';

/** A step that expects something of its deliveries. */
export type ExpectedStep = {
  readonly stepId: string | null;
  /** The step's place in the scenario, by which journal entries name it too. */
  readonly stepPath: string;
  readonly expect: StepExpectation;
  /** How many events it stands for, counting the rounds of the blocks around it. */
  readonly eventCount: number;
};

/** Lists the steps that expect something, in file order. */
export function listExpectedSteps(scenario: Scenario): readonly ExpectedStep[] {
  const sizes = new Map(scenario.cast.map((member) => [member.name, member.count ?? 1]));
  const list = (steps: readonly Step[], rounds: number): readonly ExpectedStep[] =>
    steps.flatMap((step) => {
      if (step.form === 'each') return list(step.steps, rounds * (sizes.get(step.group) ?? 1));
      if (step.form === 'repeat') return list(step.steps, rounds * step.count);
      if (step.form === 'wait' || step.expect === undefined) return [];
      const { id, position, expect } = step;
      return [{ stepId: id, stepPath: position.path, expect, eventCount: rounds }];
    });
  return list(scenario.steps, 1);
}
