import type { Report } from './problem-log.ts';
import { joinPointer } from './source-tree.ts';
import type { ScenarioSurvey } from './survey-scenario.ts';
import { childAt } from './tree-values.ts';

/** Keys of which a step takes one at most. */
const RIVALS: readonly (readonly [first: string, second: string])[] = [
  ['at', 'after'],
  ['every', 'over'],
];

/** Checks that a step says only once when its events take place. */
export function checkPace(survey: ScenarioSurvey, report: Report): void {
  for (const { keys, pointer } of survey.steps) {
    const has = (key: string): boolean => childAt(keys, key) !== undefined;
    for (const [first, second] of RIVALS) {
      if (!has(first) || !has(second)) continue;
      report(joinPointer(pointer, second), `a step takes "${first}" or "${second}", not both`, 'key');
    }
    if (has('spacing') && !has('every') && !has('over')) {
      report(joinPointer(pointer, 'spacing'), '"spacing" needs "every" or "over" beside it', 'key');
    }
  }
}
