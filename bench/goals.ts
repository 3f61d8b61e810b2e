import { checkExtraSeconds, checkFigure, checkRatio } from './checks.ts';
import { autocannonReplay, autocannonSigning } from './contestants/autocannon.ts';
import { nodeAlone, runTenSteps, showHelp } from './contestants/cold-start.ts';
import { generateFaker, generateLoad, generateSchema } from './contestants/generate-events.ts';
import { load, loadFromCorpus, loadWithTwoWorkers } from './contestants/load.ts';
import { loadAMillion } from './contestants/load-a-million.ts';
import { createLoadAtRate } from './contestants/load-at-rate.ts';
import { carefulProgram, obviousProgram } from './contestants/obvious-program.ts';
import { opensslSpeed } from './contestants/openssl.ts';
import { signBodies } from './contestants/sign-bodies.ts';
import { wrkReplay } from './contestants/wrk.ts';
import type { Bound, Check, Goal } from './goal.ts';

const at1000 = createLoadAtRate(1_000);
const at5000 = createLoadAtRate(5_000);
const at10000 = createLoadAtRate(10_000);

/** Every goal: `npm run bench -- --only P4` measures one. */
export const GOALS: readonly Goal[] = [
  {
    id: 'P1',
    title: 'make, sign and send on one core',
    isTimed: true,
    contestants: [signBodies, load, autocannonSigning, obviousProgram, carefulProgram, opensslSpeed],
    checks: [
      checkRatio(load.name, autocannonSigning.name, { atLeast: 1.6 }),
      checkRatio(load.name, signBodies.name, { atLeast: 0.68 }),
      checkRatio(load.name, obviousProgram.name, { atLeast: 15 }),
      checkRatio(load.name, carefulProgram.name, null),
      checkRatio(signBodies.name, opensslSpeed.name, null),
    ],
  },
  {
    id: 'P2',
    title: 'send what was signed before, on one core',
    isTimed: true,
    contestants: [loadFromCorpus, autocannonReplay, wrkReplay],
    checks: [
      checkRatio(loadFromCorpus.name, autocannonReplay.name, { atLeast: 2.5 }),
      checkRatio(loadFromCorpus.name, wrkReplay.name, { atLeast: 0.55 }),
    ],
  },
  {
    id: 'P3',
    title: 'make, sign and send on two cores',
    isTimed: true,
    contestants: [signBodies, loadWithTwoWorkers],
    checks: [checkRatio(loadWithTwoWorkers.name, signBodies.name, { atLeast: 1.5 })],
  },
  {
    id: 'P4',
    title: 'make bodies',
    isTimed: true,
    contestants: [generateLoad, generateSchema, generateFaker],
    checks: [
      checkRatio(generateLoad.name, generateSchema.name, { atLeast: 20 }),
      checkRatio(generateLoad.name, generateFaker.name, { atLeast: 4.5 }),
    ],
  },
  {
    id: 'P5',
    title: 'keep to a schedule',
    isTimed: true,
    contestants: [at1000, at5000, at10000],
    checks: [
      ...checkPunctuality(at1000.name, { atMost: 0.5 }),
      ...checkPunctuality(at5000.name, { atMost: 1.2 }),
      ...checkPunctuality(at10000.name, { atMost: 1.5 }),
    ],
  },
  {
    id: 'P6',
    title: 'stay small over a million events',
    // A busy machine makes no process larger.
    isTimed: false,
    contestants: [loadAMillion],
    checks: [
      checkFigure(loadAMillion.name, { key: 'peakMiB', is: 'peak', unit: 'MiB' }, { atMost: 110 }),
      checkFigure(
        loadAMillion.name,
        { key: 'growthMiB', is: 'growth from 200k on', unit: 'MiB' },
        { atMost: 8 },
      ),
    ],
  },
  {
    id: 'P7',
    title: 'start and end',
    isTimed: true,
    contestants: [nodeAlone, showHelp, runTenSteps],
    checks: [
      checkExtraSeconds(runTenSteps.name, nodeAlone.name, { atMost: 0.6 }),
      checkExtraSeconds(showHelp.name, nodeAlone.name, { atMost: 0.15 }),
    ],
  },
];

function checkPunctuality(name: string, lag: Bound): readonly Check[] {
  return [
    checkFigure(name, { key: 'lagP99Ms', is: 'late, p99', unit: 'ms' }, lag),
    checkFigure(name, { key: 'rateErrorPercent', is: 'off its rate', unit: '%' }, { atMost: 0.1 }),
  ];
}
