import type { ExpectationResult } from '../model/report.ts';
import type { SourcePosition } from '../model/scenario.ts';
import { type DeliveryRecord, toSample } from './delivery-record.ts';
import type { ExpectedStep } from './expected-steps.ts';
import type { DeliverySample, UnmetExpectation } from './report-details.ts';
import { STEP_CHECKS, type StepCheck } from './step-checks.ts';

const SAMPLE_LIMIT = 20;

/** A judged expectation with what a page for people adds. */
export type Judged = {
  readonly result: ExpectationResult;
  readonly position: SourcePosition | null;
  readonly samples: readonly DeliverySample[];
};

/** Holds the deliveries of one step against what the step expects, in constant memory. */
export type StepTally = {
  readonly step: ExpectedStep;
  /** Takes in a delivery that has ended, and judges its last attempt: returns what it does not meet. */
  add(delivery: DeliveryRecord): readonly UnmetExpectation[];
  /** One result for each key of the expectation. */
  judge(): readonly Judged[];
};

/** Creates the tally of a step of which nothing has been delivered yet. */
export function createStepTally(step: ExpectedStep): StepTally {
  let judgedCount = 0;
  const watches = STEP_CHECKS.flatMap((create) => create(step.expect) ?? []).map((check) => ({
    check,
    failedCount: 0,
    samples: [] as DeliverySample[],
  }));
  return {
    step,
    add: (delivery) => {
      judgedCount++;
      return watches.flatMap((watch) => {
        if (watch.check.add(delivery)) return [];
        watch.failedCount++;
        if (watch.samples.length < SAMPLE_LIMIT) watch.samples.push(toSample(delivery));
        return { expected: watch.check.expected, actual: watch.check.describeOne(delivery) };
      });
    },
    judge: () =>
      watches.map(({ check, failedCount, samples }) => ({
        result: judgeCheck({ step, check, judgedCount, failedCount }),
        position: step.expect.position,
        samples,
      })),
  };
}

type Tallied = {
  readonly step: ExpectedStep;
  readonly check: StepCheck;
  readonly judgedCount: number;
  readonly failedCount: number;
};

function judgeCheck({ step, check, judgedCount, failedCount }: Tallied): ExpectationResult {
  const unjudged = judgedCount < step.eventCount;
  const verdict = failedCount > 0 ? 'fail' : unjudged ? 'incomplete' : 'pass';
  const seen = judgedCount === 0 ? 'not finished' : check.describe({ judgedCount, failedCount });
  const rest = unjudged && judgedCount > 0 ? ` (${judgedCount} of ${step.eventCount} finished)` : '';
  const name = `${step.stepId ?? step.stepPath}: ${check.key}`;
  const result = { name, verdict, expected: check.expected, actual: seen + rest } as const;
  return step.stepId === null ? result : { ...result, stepId: step.stepId };
}
