import { kindFields } from '../catalog/kind-fields.ts';
import type { Revision } from '../model/revision.ts';
import type { Report } from './problem-log.ts';
import { joinPointer } from './source-tree.ts';
import { suggestName } from './suggest-name.ts';
import { type CastNames, isEmitting, type ScenarioSurvey, type SurveyedStep } from './survey-scenario.ts';
import { childAt, textAt } from './tree-values.ts';

/** Checks that the contacts, users and locations that steps name exist, and that each event has one contact. */
export function checkCast(survey: ScenarioSurvey, report: Report): void {
  for (const step of survey.steps) {
    if (survey.cast !== null) checkContact(step, survey.cast, report);
    checkName(step, { key: 'user', names: survey.users, list: 'users' }, report);
    checkName(step, { key: 'location', names: survey.locations, list: 'locations' }, report);
  }
}

type NameCheck = { readonly key: string; readonly names: readonly string[] | null; readonly list: string };

function checkName(step: SurveyedStep, { key, names, list }: NameCheck, report: Report): void {
  const name = textAt(step.keys, key);
  if (name === undefined || names === null || names.includes(name)) return;
  report(
    joinPointer(step.pointer, key),
    `there is no "${name}" in ${list}.${suggestName(name, names, list)}`,
  );
}

function checkContact(step: SurveyedStep, cast: CastNames, report: Report): void {
  const all = [...cast.singles, ...cast.groups];
  const key = step.form === 'each' ? 'each' : 'contact';
  const name = textAt(step.keys, key);
  const pointer = joinPointer(step.pointer, key);
  if (name === undefined) {
    if (isEmitting(step) && childAt(step.keys, 'contact') === undefined) checkDefault(step, cast, report);
  } else if (!all.includes(name)) {
    report(pointer, () => `there is no "${name}" in the cast.${suggestName(name, all, 'cast')}`);
  } else if (step.form === 'each' && !cast.groups.includes(name)) {
    report(
      pointer,
      `"${name}" is one contact, and each goes through a group; give it a count, or leave each out`,
    );
  } else if (step.form === 'emit' && cast.groups.includes(name) && !isGiven(step, name)) {
    report(
      pointer,
      `"${name}" is a group, and an event is about one contact. Put the step inside "each: ${name}", ` +
        `or inside a repeat with "contact: ${name}"`,
    );
  }
}

/** An event without `contact` takes the one of its flow, or the only one there is. */
function checkDefault(step: SurveyedStep, cast: CastNames, report: Report): void {
  if (cast.singles.length === 1 || step.flows.some((flow) => flow.contact !== undefined)) return;
  if (!needsContact(step)) return;
  const reason =
    cast.singles.length === 0
      ? 'the cast has groups only'
      : `the cast has ${cast.singles.length} members (${cast.singles.join(', ')})`;
  report(step.pointer, `"contact" is missing: ${reason}, so say who this is about`);
}

/** Whether some kind of the step is about a contact; that an app was installed, say, is not. */
function needsContact({ kinds, revision }: SurveyedStep): boolean {
  return kinds.some(
    ({ kind }) =>
      revision !== null &&
      kind.revisions.includes(revision) &&
      (kind.event.startsWith('Contact') || namesContact(kind.name, revision)),
  );
}

function namesContact(kind: string, revision: Revision): boolean {
  return kindFields(kind, revision).some(
    ({ name, presence }) => name === 'contactId' && presence === 'always',
  );
}

function isGiven(step: SurveyedStep, group: string): boolean {
  return step.flows.some((flow) => flow.contact === group);
}
