import { KINDS } from '../catalog/kinds.ts';
import { REVISIONS } from '../catalog/revisions.ts';
import type { KindDefinition } from '../model/catalog.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Revision } from '../model/revision.ts';
import { joinPointer } from './source-tree.ts';
import { findStepForm, pickOwnKeys, type StepForm } from './step-keys.ts';
import { childAt, isObject, listAt, textAt } from './tree-values.ts';

/** What the checks need to know of a scenario; whatever has the wrong shape is left out. */
export type ScenarioSurvey = {
  readonly root: JsonValue;
  /** Null where the map of names is not one, so that nothing is called unknown. */
  readonly cast: CastNames | null;
  readonly users: readonly string[] | null;
  readonly locations: readonly string[] | null;
  /** Every step in the order of the text, also those inside others. */
  readonly steps: readonly SurveyedStep[];
  /** The first step with each id. */
  readonly byId: ReadonlyMap<string, SurveyedStep>;
  /** For each `again` the step whose event it repeats in the end, when there is one. */
  readonly origins: ReadonlyMap<SurveyedStep, SurveyedStep>;
};

/** The names of the cast: single contacts, and groups (those with a `count`). */
export type CastNames = { readonly singles: readonly string[]; readonly groups: readonly string[] };

/** A step, wherever it stands. */
export type SurveyedStep = {
  readonly pointer: string;
  readonly form: StepForm;
  readonly keys: JsonObject;
  readonly order: number;
  readonly id: string | null;
  /** Where its kinds stand; for `again` none. */
  readonly kinds: readonly SurveyedKind[];
  /** Null when it cannot be told. */
  readonly revision: Revision | null;
  /** The `each` and `repeat` steps around it, outermost first; for a repeat of one event, itself too. */
  readonly flows: readonly Flow[];
};

/** A kind a step may emit, and where it is named. */
export type SurveyedKind = { readonly pointer: string; readonly kind: KindDefinition };

/** Steps that are gone through many times. */
export type Flow = {
  readonly pointer: string;
  /** As people write it, `each: walkIns`. */
  readonly label: string;
  /** The contact or group it gives to the steps inside. */
  readonly contact: string | undefined;
};

/** Surveys a scenario. */
export function surveyScenario(root: JsonValue): ScenarioSurvey {
  const scenarioRevision = readRevision(root, 'latest');
  const steps: SurveyedStep[] = [];
  const byId = new Map<string, SurveyedStep>();
  const origins = new Map<SurveyedStep, SurveyedStep>();
  const visit = (list: readonly JsonValue[], pointer: string, flows: readonly Flow[]): void => {
    list.forEach((step, index) => {
      const form = findStepForm(step);
      if (form === undefined) return;
      const keys = pickOwnKeys(step as JsonObject, form);
      const at = joinPointer(pointer, index);
      const flow = readFlow(keys, form, at);
      const inside = flow === null ? flows : [...flows, flow];
      const surveyed: SurveyedStep = {
        pointer: at,
        form,
        keys,
        order: steps.length,
        id: textAt(keys, 'id') ?? null,
        kinds: readKinds(keys, at),
        revision: scenarioRevision === null ? null : readRevision(keys, scenarioRevision),
        flows: childAt(keys, 'steps') === undefined ? inside : flows,
      };
      steps.push(surveyed);
      const repeated = byId.get(textAt(keys, 'again') ?? '');
      if (repeated !== undefined) origins.set(surveyed, origins.get(repeated) ?? repeated);
      if (surveyed.id !== null && !byId.has(surveyed.id)) byId.set(surveyed.id, surveyed);
      visit(listAt(keys, 'steps'), joinPointer(at, 'steps'), inside);
    });
  };
  visit(listAt(root, 'steps'), '/steps', []);
  return {
    root,
    cast: readCast(childAt(root, 'cast')),
    users: readNames(childAt(root, 'users')),
    locations: readNames(childAt(root, 'locations')),
    steps,
    byId,
    origins,
  };
}

/** Whether a step sends events of its own (`again` sends another's). */
export function isEmitting(step: SurveyedStep): boolean {
  return step.form === 'emit' || (step.form === 'repeat' && childAt(step.keys, 'steps') === undefined);
}

/** The step whose event is sent: for an `again` the one it repeats, else itself; null when there is none. */
export function originOf(survey: ScenarioSurvey, step: SurveyedStep): SurveyedStep | null {
  return step.form === 'again' ? (survey.origins.get(step) ?? null) : step;
}

/** The kinds an event of a step can have; none when they cannot be told. */
export function kindsOf(survey: ScenarioSurvey, step: SurveyedStep): readonly SurveyedKind[] {
  return originOf(survey, step)?.kinds ?? [];
}

function readFlow(keys: JsonValue, form: StepForm, pointer: string): Flow | null {
  if (form === 'each') {
    const group = textAt(keys, 'each');
    return { pointer, label: `each: ${group}`, contact: group };
  }
  if (form !== 'repeat') return null;
  return {
    pointer,
    label: `repeat: ${JSON.stringify(childAt(keys, 'repeat'))}`,
    contact: textAt(keys, 'contact'),
  };
}

function readKinds(keys: JsonValue, pointer: string): readonly SurveyedKind[] {
  const mix = childAt(keys, 'mix');
  const named: readonly (readonly [name: string | undefined, pointer: string])[] = isObject(mix)
    ? Object.keys(mix).map((name) => [name, joinPointer(joinPointer(pointer, 'mix'), name)])
    : [[textAt(keys, 'emit'), joinPointer(pointer, 'emit')]];
  return named.flatMap(([name, at]) => {
    const kind = KINDS.find((candidate) => candidate.name === name);
    return kind === undefined ? [] : [{ pointer: at, kind }];
  });
}

function readRevision(keys: JsonValue, otherwise: Revision): Revision | null {
  const written = childAt(keys, 'revision');
  return written === undefined ? otherwise : (REVISIONS.find((revision) => revision === written) ?? null);
}

function readCast(cast: JsonValue | undefined): CastNames | null {
  if (cast === undefined) return { singles: ['contact'], groups: [] };
  if (!isObject(cast)) return null;
  const names = Object.keys(cast);
  if (names.length === 0) return { singles: ['contact'], groups: [] };
  const isGroup = (name: string): boolean => childAt((cast as JsonObject)[name], 'count') !== undefined;
  return { singles: names.filter((name) => !isGroup(name)), groups: names.filter(isGroup) };
}

function readNames(map: JsonValue | undefined): readonly string[] | null {
  if (map === undefined) return [];
  return isObject(map) ? Object.keys(map) : null;
}
