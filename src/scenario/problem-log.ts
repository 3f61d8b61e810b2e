import { escapeText } from '../errors/escape-text.ts';
import { ScenarioError, type ScenarioProblem } from '../errors/scenario-error.ts';
import type { TreeReading } from './read-yaml-tree.ts';
import { renderExcerpt } from './source-text.ts';
import { type Finding, findPlace, locateIn, type PlacePart, type SourceTree } from './source-tree.ts';

/**
 * Notes a problem of the value (or its key) at a JSON pointer.
 *
 * @remarks A message that is costly to make is given as a function, which is not called once there are too many.
 */
export type Report = (pointer: string, message: string | (() => string), part?: PlacePart) => void;

/** The problems found so far. */
export type ProblemLog = {
  /** Drops what concerns a value that is already known to be wrong, so that one slip is one problem. */
  readonly report: Report;
  readonly findings: readonly Finding[];
};

/** How many problems are kept; a file with more is wrong altogether. */
const MAX_PROBLEMS = 1_000;

/** How many problems are printed. */
const MAX_SHOWN = 100;

/** How many places of one mistake are printed. */
const MAX_ALIKE = 3;

/** Creates a log that begins with what was found while reading. */
export function createProblemLog({ tree, findings, spoiled }: TreeReading): ProblemLog {
  const all = [...findings];
  return {
    findings: all,
    report(pointer, message, part = 'value') {
      if (all.length > MAX_PROBLEMS || isSpoiled(pointer, spoiled)) return;
      const place = findPlace(tree, pointer);
      all.push({
        message: typeof message === 'string' ? message : message(),
        path: place.path,
        at: part === 'key' ? place.keyAt : place.valueAt,
      });
    },
  };
}

/** Makes the error that tells every problem, in the order of the text. */
export function createInvalidError(tree: SourceTree, findings: readonly Finding[]): ScenarioError {
  const sorted = [...findings].sort((a, b) => a.at - b.at);
  const seen = new Set<string>();
  const problems: ScenarioProblem[] = [];
  for (const finding of sorted) {
    const key = `${finding.at} ${finding.message}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (problems.length < MAX_PROBLEMS) problems.push(renderProblem(tree, finding));
  }
  const thing = tree.file === null ? 'scenario' : `scenario "${tree.file}"`;
  const distinct = foldAlike(problems);
  const shown = distinct.slice(0, MAX_SHOWN);
  if (distinct.length > MAX_SHOWN) shown.push(`… and ${distinct.length - MAX_SHOWN} more.`);
  return new ScenarioError(
    'HL_SCENARIO_INVALID',
    `Failed to read ${thing}: ${count(seen.size)}.\n${shown.join('\n')}`,
    problems,
  );
}

/** The texts of problems; of a mistake made many times the first places, and at the end how many more there are. */
function foldAlike(problems: readonly ScenarioProblem[]): readonly string[] {
  const counts = new Map<string, number>();
  const texts: string[] = [];
  for (const { message, text } of problems) {
    const count = (counts.get(message) ?? 0) + 1;
    counts.set(message, count);
    if (count <= MAX_ALIKE) texts.push(text);
  }
  for (const [message, count] of counts) {
    if (count > MAX_ALIKE) texts.push(`… and the same in ${count - MAX_ALIKE} more places: ${message}`);
  }
  return texts;
}

function count(problems: number): string {
  if (problems > MAX_PROBLEMS) return `more than ${MAX_PROBLEMS} problems`;
  return problems === 1 ? '1 problem' : `${problems} problems`;
}

function renderProblem(tree: SourceTree, finding: Finding): ScenarioProblem {
  const { path } = finding;
  const { line, column } = locateIn(tree.source, finding.at);
  const message = escapeText(`${finding.message}${/[.?!]$/.test(finding.message) ? '' : '.'}`);
  const position = { file: tree.file, line, column, path };
  if (tree.source === null || line === null || column === null) {
    const where = [tree.file, path === '' ? null : path].filter((part) => part !== null).join(': ');
    return { message, position, text: where === '' ? message : `${escapeText(where)}: ${message}` };
  }
  const where = escapeText(`${tree.file ?? '<scenario>'}:${line}:${column}`);
  const excerpt = renderExcerpt(tree.source, { line, column });
  return { message, position, text: `${where}: ${message}\n${excerpt}` };
}

function isSpoiled(pointer: string, spoiled: ReadonlySet<string>): boolean {
  for (let rest = pointer; ; rest = rest.slice(0, rest.lastIndexOf('/'))) {
    if (spoiled.has(rest)) return true;
    if (rest === '') return false;
  }
}
