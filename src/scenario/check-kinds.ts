import { REVISIONS } from '../catalog/revisions.ts';
import type { Channel } from '../model/catalog.ts';
import type { Report } from './problem-log.ts';
import { joinPointer } from './source-tree.ts';
import type { ScenarioSurvey, SurveyedStep } from './survey-scenario.ts';
import { childAt } from './tree-values.ts';

/** Which kinds each key that fills a message belongs to. */
const CHANNELS_OF: Readonly<
  Record<string, { readonly channels: readonly Channel[]; readonly named: string }>
> = {
  call: { channels: ['call'], named: 'calls' },
  text: { channels: ['text', 'comment'], named: 'text messages and comments' },
  email: { channels: ['email'], named: 'e-mails' },
};

/** Checks that kinds exist in the revision asked for, and that steps fill only what their kind has. */
export function checkKinds(survey: ScenarioSurvey, report: Report): void {
  for (const step of survey.steps) {
    checkRevision(step, report);
    for (const [key, { channels, named }] of Object.entries(CHANNELS_OF)) {
      const odd = step.kinds.find(({ kind }) => !channels.includes(kind.channel));
      if (childAt(step.keys, key) === undefined || odd === undefined) continue;
      report(joinPointer(step.pointer, key), `"${key}" is for ${named}, and ${odd.kind.name} is none`, 'key');
    }
  }
}

function checkRevision(step: SurveyedStep, report: Report): void {
  const { revision } = step;
  if (revision === null) return;
  for (const { kind, pointer } of step.kinds) {
    if (kind.revisions.includes(revision)) continue;
    const first = REVISIONS.find((candidate) => kind.revisions.includes(candidate));
    report(pointer, `revision ${revision} does not have ${kind.name}; the first that has it is ${first}`);
  }
}
