import type { Argument, Option } from 'commander';
import { KIND_NAMES } from '../../catalog/kinds.ts';
import { RETRY_POLICIES } from '../../catalog/retry-policies.ts';
import { REVISIONS } from '../../catalog/revisions.ts';
import { shippedScenarioNames } from '../../run/shipped-scenarios.ts';
import { REPORT_FORMATS } from '../report-requests.ts';

/** What can fill a place: words of ours, and whether files can too. */
export type Candidates = { readonly words: readonly string[]; readonly files: boolean };

/** Values that could be anything to commander, and are to us one of a few: by flag, by command, or by their name. */
const WORDS: Readonly<Record<string, () => readonly string[]>> = {
  '--revision': () => REVISIONS,
  'events show': () => KIND_NAMES,
  'scenarios show': shippedScenarioNames,
  clock: () => ['virtual', 'real'],
  'format[=file]': () => Object.keys(REPORT_FORMATS),
  kind: () => KIND_NAMES,
  policy: () => Object.keys(RETRY_POLICIES),
  scenario: shippedScenarioNames,
};

/** Names of values that files can be. */
const FILES = /^(scenario|journal|.*\bfile(\.\w+)?)$/;

/** What can follow a flag; `name` is what its help calls the value. */
export function candidatesOfFlag(option: Option, name: string): Candidates {
  return findCandidates(option, [option.long ?? '', name]);
}

/** What can stand for an argument of the command called by `path`. */
export function candidatesOfArgument(argument: Argument, path: readonly string[]): Candidates {
  return findCandidates(argument, [path.join(' '), argument.name()]);
}

function findCandidates(
  { argChoices }: Pick<Option, 'argChoices'>,
  [place, name]: readonly [string, string],
): Candidates {
  return { words: argChoices ?? (WORDS[place] ?? WORDS[name])?.() ?? [], files: FILES.test(name) };
}
