import { KINDS } from '../catalog/kinds.ts';
import { REVISIONS } from '../catalog/revisions.ts';
import { parseStages } from './parse-stages.ts';
import type { Report } from './problem-log.ts';
import { joinPointer } from './source-tree.ts';
import type { ScenarioSurvey } from './survey-scenario.ts';
import { childAt, mapAt, textAt } from './tree-values.ts';

/** Checks that a load says its rates once, in stages that can be read, and names kinds its revision has. */
export function checkLoad({ root }: ScenarioSurvey, report: Report): void {
  const load = mapAt(root, 'load');
  const has = (key: string): boolean => childAt(load, key) !== undefined;
  for (const key of ['rate', 'duration']) {
    const other = key === 'rate' ? 'duration' : 'rate';
    if (!has(key)) continue;
    if (has('stages'))
      report(joinPointer('/load', key), `a load takes "stages" or "${key}", not both`, 'key');
    else if (!has(other)) report(joinPointer('/load', key), `"${key}" needs "${other}" beside it`, 'key');
  }
  const written = textAt(load, 'stages');
  const stages = written === undefined || written === '' ? [] : parseStages(written);
  if ('wrong' in stages) {
    report(
      '/load/stages',
      `"${stages.wrong}" is no stage; write ramp 0..200/s 30s, hold 200/s 2m or spike 800/s 10s`,
    );
  }
  checkMix(root, load, report);
}

function checkMix(root: ScenarioSurvey['root'], load: ScenarioSurvey['root'], report: Report): void {
  const revision = REVISIONS.find((known) => known === (childAt(root, 'revision') ?? 'latest'));
  for (const name of Object.keys(mapAt(load, 'mix'))) {
    const kind = KINDS.find((candidate) => candidate.name === name);
    if (kind === undefined || revision === undefined || kind.revisions.includes(revision)) continue;
    const first = REVISIONS.find((candidate) => kind.revisions.includes(candidate));
    report(
      joinPointer('/load/mix', name),
      `revision ${revision} does not have ${name}; the first that has it is ${first}`,
    );
  }
}
