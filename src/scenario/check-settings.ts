import { explainReservedHeader } from '../catalog/reserved-headers.ts';
import type { JsonValue } from '../model/json.ts';
import { INSTANT_PATTERN, parseInstant } from './parse-instant.ts';
import type { Report } from './problem-log.ts';
import { FORBIDDEN_KEYS, joinPointer } from './source-tree.ts';
import { suggestName, suggestWord } from './suggest-name.ts';
import type { ScenarioSurvey } from './survey-scenario.ts';
import { childAt, listAt, mapAt, textAt } from './tree-values.ts';

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const INSTANT_FORM = new RegExp(INSTANT_PATTERN);

/** Checks what a pattern cannot: days that exist, time zones, header names, the target, payload paths. */
export function checkSettings(survey: ScenarioSurvey, report: Report): void {
  checkInstant(survey.root, { key: 'startsAt', pointer: '' }, report);
  checkPeople(survey, report);
  checkSender(survey.root, report);
  for (const { keys, pointer } of survey.steps) {
    checkInstant(keys, { key: 'at', pointer }, report);
    const setPointer = joinPointer(pointer, 'set');
    for (const path of Object.keys(mapAt(keys, 'set')))
      checkPath(path, joinPointer(setPointer, path), report);
    listAt(keys, 'omit').forEach((path, index) => {
      if (typeof path === 'string') checkPath(path, joinPointer(joinPointer(pointer, 'omit'), index), report);
    });
  }
}

function checkInstant(
  parent: JsonValue,
  { key, pointer }: { readonly key: string; readonly pointer: string },
  report: Report,
): void {
  const written = textAt(parent, key);
  if (written === undefined || !INSTANT_FORM.test(written) || parseInstant(written) !== null) return;
  report(joinPointer(pointer, key), `"${written}" names a day or time that does not exist`);
}

function checkPeople({ root, locations }: ScenarioSurvey, report: Report): void {
  for (const [name, member] of Object.entries(mapAt(root, 'cast'))) {
    const pointer = joinPointer('/cast', name);
    const location = textAt(member, 'location');
    if (location !== undefined && locations !== null && !locations.includes(location)) {
      const hint = (): string => suggestName(location, locations, 'locations');
      report(joinPointer(pointer, 'location'), () => `there is no "${location}" in locations.${hint()}`);
    }
    for (const key of ['name', 'phone', 'email']) {
      if (childAt(member, key) !== undefined && childAt(member, 'count') !== undefined) {
        report(joinPointer(pointer, key), `"${key}" is for one contact, and "${name}" is a group`, 'key');
      }
    }
  }
  for (const [name, location] of Object.entries(mapAt(root, 'locations'))) {
    const zone = textAt(location, 'timezone');
    if (zone === undefined || isTimeZone(zone)) continue;
    const hint = (): string => suggestWord(zone, Intl.supportedValuesOf('timeZone'));
    report(
      joinPointer(joinPointer('/locations', name), 'timezone'),
      () => `"${zone}" is no IANA time zone.${hint()}`,
    );
  }
}

function checkSender(root: JsonValue, report: Report): void {
  const sender = mapAt(root, 'sender');
  const target = textAt(sender, 'target');
  if (target !== undefined && /^https?:/.test(target) && !URL.canParse(target)) {
    report('/sender/target', `"${target}" is no URL`);
  }
  for (const name of Object.keys(mapAt(sender, 'headers'))) {
    const advice = explainReservedHeader(name);
    const problem = !HEADER_NAME.test(name)
      ? `"${name}" is no name a header can have`
      : advice !== null && `"${name}" is a header that the sender makes itself. ${advice}`;
    if (problem !== false) report(joinPointer('/sender/headers', name), problem, 'key');
  }
}

function checkPath(path: string, pointer: string, report: Report): void {
  const parts = path.split('.');
  const forbidden = parts.find((part) => FORBIDDEN_KEYS.includes(part));
  if (forbidden !== undefined) report(pointer, `"${forbidden}" is not allowed in a path`, 'key');
  else if (parts.includes('')) report(pointer, `"${path}" is no path: a name is missing beside a dot`, 'key');
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
