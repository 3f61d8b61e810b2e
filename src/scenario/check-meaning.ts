import { checkCast } from './check-cast.ts';
import { checkFaults } from './check-faults.ts';
import { checkKinds } from './check-kinds.ts';
import { checkLoad } from './check-load.ts';
import { checkPace } from './check-pace.ts';
import { checkReferences } from './check-references.ts';
import { checkSettings } from './check-settings.ts';
import { checkTemplates } from './check-templates.ts';
import type { Report } from './problem-log.ts';
import type { SourceTree } from './source-tree.ts';
import { surveyScenario } from './survey-scenario.ts';

/** Checks what a schema cannot say: that names exist, references point back, and keys fit their kind. */
export function checkMeaning(tree: SourceTree, report: Report): void {
  const survey = surveyScenario(tree.root);
  for (const check of [
    checkSettings,
    checkCast,
    checkReferences,
    checkKinds,
    checkFaults,
    checkPace,
    checkLoad,
    checkTemplates,
  ]) {
    check(survey, report);
  }
}
