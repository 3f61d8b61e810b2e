import { kindFields } from '../catalog/kind-fields.ts';
import type { KindDefinition } from '../model/catalog.ts';
import type { Report } from './problem-log.ts';
import { joinPointer } from './source-tree.ts';
import { suggestWord } from './suggest-name.ts';
import { kindsOf, type ScenarioSurvey, type SurveyedStep } from './survey-scenario.ts';
import { childAt, textAt } from './tree-values.ts';

/** Checks ids and what refers to them: `again`, `resends`, `email.thread` and `after.step`. */
export function checkReferences(survey: ScenarioSurvey, report: Report): void {
  for (const step of survey.steps) {
    if (step.id !== null && survey.byId.get(step.id) !== step) {
      report(joinPointer(step.pointer, 'id'), `the id "${step.id}" is taken by an earlier step`);
    }
    const resolve = (id: string | undefined, pointer: string): SurveyedStep | null =>
      id === undefined ? null : resolveReference({ survey, step, id, pointer, report });
    const at = (key: string): string => joinPointer(step.pointer, key);

    resolve(textAt(step.keys, 'again'), at('again'));
    resolve(textAt(childAt(step.keys, 'after'), 'step'), joinPointer(at('after'), 'step'));

    const resent = resolve(textAt(step.keys, 'resends'), at('resends'));
    if (childAt(step.keys, 'resends') !== undefined) checkResends({ survey, step, resent, report });

    const thread = joinPointer(at('email'), 'thread');
    const threaded = resolve(textAt(childAt(step.keys, 'email'), 'thread'), thread);
    if (threaded !== null && kindsOf(survey, threaded).some(({ kind }) => kind.channel !== 'email')) {
      report(thread, `step "${threaded.id}" is no e-mail, so it has no thread to continue`);
    }
  }
}

/** One step referring to another by its id. */
export type Reference = {
  readonly survey: ScenarioSurvey;
  /** The step that refers. */
  readonly step: SurveyedStep;
  readonly id: string;
  /** Where the reference stands. */
  readonly pointer: string;
  readonly report: Report;
};

/** Finds the step an id refers to; reports why not when it cannot be referred to from there. */
export function resolveReference({ survey, step, id, pointer, report }: Reference): SurveyedStep | null {
  const target = survey.byId.get(id);
  if (target === undefined) {
    report(pointer, () => `there is no step with the id "${id}".${suggestWord(id, [...survey.byId.keys()])}`);
    return null;
  }
  if (target === step) {
    report(pointer, `step "${id}" refers to itself; only an earlier step can be referred to`);
    return null;
  }
  if (target.order > step.order) {
    report(pointer, `step "${id}" comes later; only an earlier step can be referred to`);
    return null;
  }
  const around = new Set(step.flows.map((flow) => flow.pointer));
  const foreign = target.flows.find((flow) => !around.has(flow.pointer));
  if (foreign !== undefined) {
    report(
      pointer,
      `step "${id}" stands for many events, as it is inside "${foreign.label}"; ` +
        'only a later step inside the same block can refer to it',
    );
    return null;
  }
  return target;
}

type Resending = Pick<Reference, 'survey' | 'step' | 'report'> & { readonly resent: SurveyedStep | null };

function checkResends({ survey, step, resent, report }: Resending): void {
  const pointer = joinPointer(step.pointer, 'resends');
  const odd = step.kinds.find(({ kind }) => !isMessage(kind));
  if (odd !== undefined) {
    report(
      pointer,
      `${odd.kind.name} cannot be sent again by a user: it is no outbound message with a messageId`,
    );
    return;
  }
  const first = resent === null ? undefined : kindsOf(survey, resent).find(({ kind }) => !isMessage(kind));
  if (first !== undefined) {
    report(
      pointer,
      `step "${resent?.id}" is ${first.kind.name}, which is no outbound message with a messageId`,
    );
  }
}

function isMessage(kind: KindDefinition): boolean {
  const newest = kind.revisions.at(-1);
  return (
    kind.event === 'OutboundMessage' &&
    newest !== undefined &&
    kindFields(kind.name, newest).some((field) => field.name === 'messageId')
  );
}
