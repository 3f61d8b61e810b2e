import { kindFields } from '../catalog/kind-fields.ts';
import type { JsonValue } from '../model/json.ts';
import { resolveReference } from './check-references.ts';
import type { Report } from './problem-log.ts';
import { joinPointer } from './source-tree.ts';
import { suggestWord } from './suggest-name.ts';
import { originOf, type ScenarioSurvey, type SurveyedStep } from './survey-scenario.ts';
import { childAt, isObject, mapAt } from './tree-values.ts';

/** What `{{root.field}}` can name. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  contact: ['id', 'name', 'firstName', 'lastName', 'phone', 'email', 'conversationId'],
  user: ['id', 'name', 'firstName', 'lastName', 'email', 'phone'],
  location: ['id', 'name', 'timezone', 'phone', 'email'],
};
const ROOTS = [...Object.keys(FIELDS), 'steps', 'faker'];

/** Fields that every payload has besides those of its kind. */
const ENVELOPE_FIELDS = ['type', 'locationId', 'versionId', 'appId', 'webhookId'];

/** Checks the templates in the texts of `set`, `text` and `email`. */
export function checkTemplates(survey: ScenarioSurvey, report: Report): void {
  for (const step of survey.steps) {
    for (const key of ['set', 'text', 'email']) {
      const value = childAt(step.keys, key);
      if (value !== undefined)
        checkValue({ survey, step, report, pointer: joinPointer(step.pointer, key) }, value);
    }
  }
}

type Context = {
  readonly survey: ScenarioSurvey;
  readonly step: SurveyedStep;
  readonly report: Report;
  readonly pointer: string;
};

function checkValue(context: Context, value: JsonValue): void {
  if (typeof value === 'string') checkText(context, value);
  else if (Array.isArray(value) || isObject(value)) {
    for (const [key, child] of Object.entries(value) as [string, JsonValue][]) {
      checkValue({ ...context, pointer: joinPointer(context.pointer, key) }, child);
    }
  }
}

function checkText(context: Context, text: string): void {
  for (let from = text.indexOf('{{'); from !== -1; ) {
    const to = text.indexOf('}}', from);
    if (to === -1) {
      context.report(context.pointer, 'a {{ is not closed by }}');
      return;
    }
    checkTemplate(context, text.slice(from + 2, to).trim());
    from = text.indexOf('{{', to);
  }
}

function checkTemplate(context: Context, template: string): void {
  const { report, pointer } = context;
  const [root = '', ...path] = template.split('.');
  const fields = Object.hasOwn(FIELDS, root) ? FIELDS[root] : undefined;
  if (fields !== undefined) {
    const field = path.join('.');
    if (fields.includes(field)) return;
    const hint = suggestWord(field, fields) || ` Use ${fields.map((name) => `${root}.${name}`).join(', ')}`;
    report(pointer, `{{${template}}} names nothing: a ${root} has no "${field}".${hint}`);
  } else if (root === 'steps') {
    checkStepTemplate(context, template, path);
  } else if (root === 'faker') {
    if (/^faker\.[a-z][A-Za-z]*\.[a-z][A-Za-z0-9]*$/.test(template)) return;
    report(
      pointer,
      `{{${template}}} is no faker template; write {{faker.<module>.<method>}}, without arguments`,
    );
  } else {
    const hint = suggestWord(root, ROOTS) || ` Templates begin with ${ROOTS.join(', ')}`;
    report(pointer, `{{${template}}} names nothing.${hint}`);
  }
}

function checkStepTemplate(context: Context, template: string, path: readonly string[]): void {
  const { survey, step, report, pointer } = context;
  const [id, field] = path;
  if (id === undefined || field === undefined || path.length > 2) {
    report(pointer, `{{${template}}} is no reference to a step; write {{steps.<id>.<field>}}`);
    return;
  }
  const target = resolveReference({ survey, step, id, pointer, report });
  if (target === null) return;
  if (field === 'timestamp') {
    report(pointer, `{{${template}}} is known only when step "${id}" is sent; its dateAdded is known before`);
    return;
  }
  const fields = fieldsOf(survey, target);
  if (fields === null || fields.includes(field)) return;
  report(
    pointer,
    `{{${template}}} names nothing: step "${id}" has no "${field}".${suggestWord(field, fields)}`,
  );
}

/** The fields the payload of a step can have, or null when they cannot be told. */
function fieldsOf(survey: ScenarioSurvey, step: SurveyedStep): readonly string[] | null {
  const origin = originOf(survey, step);
  const revision = origin?.revision ?? null;
  if (origin === null || revision === null || origin.kinds.length === 0) return null;
  const own = origin.kinds.flatMap(({ kind }) =>
    kind.revisions.includes(revision) ? kindFields(kind.name, revision).map((field) => field.name) : [],
  );
  const added = [origin, step].flatMap(({ keys }) => Object.keys(mapAt(keys, 'set')));
  return [...new Set([...ENVELOPE_FIELDS, ...own, ...added.map((path) => path.split('.')[0] as string)])];
}
