import { FAULTS, type FaultDefinition } from '../catalog/faults.ts';
import { kindFields } from '../catalog/kind-fields.ts';
import type { KindField } from '../model/catalog.ts';
import type { FaultName } from '../model/fault.ts';
import { parseByteSize } from './parse-byte-size.ts';
import { parseDuration } from './parse-duration.ts';
import type { Report } from './problem-log.ts';
import { joinPointer } from './source-tree.ts';
import { originOf, type ScenarioSurvey, type SurveyedStep } from './survey-scenario.ts';
import { childAt, mapAt, textAt } from './tree-values.ts';

type Need = { readonly isMet: (field: KindField) => boolean; readonly named: string };

/** Faults that spoil a field the event must have. */
const NEEDS: Readonly<Partial<Record<FaultName, Need>>> = {
  'message-type-unknown': { isMet: (field) => field.name === 'messageType', named: 'a messageType' },
  'bytes-number-form': {
    isMet: ({ schema }) => schema.type === 'number' || schema.type === 'integer',
    named: 'a number',
  },
};

/** Checks that each fault fits its step and the kind of its event, and the disorder over the run. */
export function checkFaults(survey: ScenarioSurvey, report: Report): void {
  checkDelay(textAt(mapAt(survey.root, 'faults'), 'delay'), report);
  for (const step of survey.steps) {
    const written = childAt(step.keys, 'fault');
    const name = typeof written === 'string' ? written : textAt(written, 'name');
    const fault = FAULTS.find((candidate) => candidate.name === name);
    if (fault === undefined) continue;
    const pointer = joinPointer(step.pointer, 'fault');
    if (fault.onlyOnAgain && step.form !== 'again') {
      report(
        pointer,
        `${fault.name} is for "again" steps: it sends an earlier message under a new webhookId`,
      );
    }
    checkSize(fault, { by: childAt(written, 'by'), pointer: joinPointer(pointer, 'by'), report });
    checkNeed({ survey, step, name: fault.name, pointer, report });
  }
}

function checkDelay(written: string | undefined, report: Report): void {
  const [from = '', to = from] = written?.split('..') ?? [];
  const [minMs, maxMs] = [parseDuration(from), parseDuration(to)];
  if (minMs === null || maxMs === null || minMs <= maxMs) return;
  report('/faults/delay', `must go from the shorter delay to the longer: ${to}..${from}, not "${written}"`);
}

function checkSize(
  { name, size }: FaultDefinition,
  at: { readonly by: unknown; readonly pointer: string; readonly report: Report },
): void {
  if (typeof at.by !== 'string') return;
  if (size === null) {
    at.report(at.pointer, `${name} has no size; leave "by" out`, 'key');
  } else if (size.unit === 'bytes' && parseByteSize(at.by) === null) {
    at.report(at.pointer, `must be a size such as 200kB or 1MB, up to 64MB, not "${at.by}"`);
  } else if (size.unit === 'ms' && parseDuration(at.by) === null) {
    at.report(at.pointer, `must be a duration such as 250ms, 95s, 3m or 1h, not "${at.by}"`);
  }
}

type NeedCheck = {
  readonly survey: ScenarioSurvey;
  readonly step: SurveyedStep;
  readonly name: FaultName;
  readonly pointer: string;
  readonly report: Report;
};

function checkNeed({ survey, step, name, pointer, report }: NeedCheck): void {
  const need = NEEDS[name];
  const origin = originOf(survey, step);
  const revision = origin?.revision ?? null;
  if (need === undefined || origin === null || revision === null) return;
  const odd = origin.kinds.find(
    ({ kind }) => kind.revisions.includes(revision) && !kindFields(kind.name, revision).some(need.isMet),
  );
  if (odd !== undefined) {
    report(pointer, `${name} spoils ${need.named}, and ${odd.kind.name} has none in revision ${revision}`);
  }
}
