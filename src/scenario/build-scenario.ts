import type { JsonValue } from '../model/json.ts';
import type { ClockMode, Scenario } from '../model/scenario.ts';
import { buildRunExpectation, locateRunExpectations } from './build-expectations.ts';
import { buildLoad } from './build-load.ts';
import { buildCast, buildLocations, buildUsers } from './build-people.ts';
import { buildDisorder, buildReceiver, buildSender } from './build-sending.ts';
import { buildSteps } from './build-steps.ts';
import { dropUndefined } from './drop-undefined.ts';
import type { ScenarioFile } from './generated/scenario-file.ts';
import { parseInstant } from './parse-instant.ts';
import type { SourceTree } from './source-tree.ts';

/** Normalises a tree that passed every check. */
export function buildScenario(tree: SourceTree, text: string): Scenario {
  const file = tree.root as JsonValue & ScenarioFile;
  const cast = buildCast(file.cast);
  return dropUndefined({
    file: tree.file,
    text,
    name: file.name,
    description: file.description,
    seed: file.seed === undefined ? undefined : String(file.seed),
    startsAt: file.startsAt === undefined ? undefined : (parseInstant(file.startsAt) ?? undefined),
    clock: file.clock === undefined ? undefined : readClock(file.clock),
    timestamps: file.timestamps,
    revision: file.revision,
    strict: file.strict,
    locale: file.locale,
    locations: buildLocations(file.locations),
    cast,
    users: buildUsers(file.users),
    sender: buildSender(file.sender),
    receiver: buildReceiver(file.receiver),
    disorder: buildDisorder(file.faults),
    load: buildLoad(file.load),
    steps: buildSteps(file.steps, tree, cast),
    expect: buildRunExpectation(file.expect),
    expectPositions: locateRunExpectations(file.expect, tree),
  });
}

function readClock(written: string): ClockMode {
  return written === 'virtual' || written === 'real' ? written : { times: Number(written.slice(1)) };
}
