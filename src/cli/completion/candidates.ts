import type { Argument, Option } from 'commander';
import { KIND_NAMES } from '../../catalog/kinds.ts';
import { RETRY_POLICIES } from '../../catalog/retry-policies.ts';
import { REVISIONS } from '../../catalog/revisions.ts';
import { shippedScenarioNames } from '../../run/shipped-scenarios.ts';
import { REPORT_FORMATS } from '../report-requests.ts';

/** What can fill a place: words of ours, and whether files can too. */
export type Candidates = { readonly words: readonly string[]; readonly files: boolean };

/** The values of flags that could be anything to commander, and are to us one of a few. */
const FLAG_VALUES: Readonly<Record<string, readonly string[]>> = {
  '--clock': ['virtual', 'real'],
  '--report': Object.keys(REPORT_FORMATS),
  '--retry': Object.keys(RETRY_POLICIES),
  '--revision': REVISIONS,
};

/** The same for arguments, by their name, or by the words before it where the name alone does not tell. */
const ARGUMENT_VALUES: Readonly<Record<string, () => readonly string[]>> = {
  kind: () => KIND_NAMES,
  'events show': () => KIND_NAMES,
  scenario: shippedScenarioNames,
  'scenarios show': shippedScenarioNames,
};

/** Arguments that files fill. */
const FILE_ARGUMENTS = ['scenario', 'journal'];

/** What can follow a flag; `name` is what its help calls the value. */
export function candidatesOfFlag(option: Option, name: string): Candidates {
  const words = option.argChoices ?? FLAG_VALUES[option.long ?? ''] ?? [];
  return { words, files: words.length === 0 && /\bfile\b/.test(name) };
}

/** What can stand for an argument of the command called by `path`. */
export function candidatesOfArgument(argument: Argument, path: readonly string[]): Candidates {
  const name = argument.name();
  const words = argument.argChoices ?? (ARGUMENT_VALUES[path.join(' ')] ?? ARGUMENT_VALUES[name])?.() ?? [];
  return { words, files: FILE_ARGUMENTS.includes(name) };
}
