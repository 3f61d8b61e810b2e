import { expect } from 'chai';
import type { Machine } from '../../bench/machine.ts';
import { type GoalResult, mergeResults, sumUpGoal } from '../../bench/results.ts';
import { contestantOf, raceOf, roundOf } from './make-rounds.ts';

const MACHINE: Machine = {
  processor: 'Abacus',
  cores: 2,
  memoryGiB: 8,
  system: 'linux 6',
  node: 'v20',
  tools: { wrk: null, nginx: null, openssl: 'OpenSSL 3', taskset: 'taskset' },
  packages: { autocannon: '9.0.0' },
};
const FOUND: Omit<GoalResult, 'title' | 'checks' | 'contestants'> = {
  measuredAt: '2026-11-24T09:00:00.000Z',
  commit: null,
  receiver: { name: 'nginx', ceilingPerSecond: null },
  notRun: [],
  proofs: {},
  failure: null,
  rounds: [1, 2, 3, 4, 5].map((ratio) => roundOf(ratio)),
};
const RACE = raceOf([contestantOf('hare'), contestantOf('snail')]);

describe('sumUpGoal()', () => {
  it('judges the checks and spreads the figures of the rounds that count', () => {
    const result = sumUpGoal(RACE, { ...FOUND, rounds: [...FOUND.rounds, roundOf(99, { counts: false })] });
    expect(result.checks.map(({ status }) => status)).to.deep.equal(['met']);
    expect(result.contestants).to.deep.equal({
      hare: { perSecond: { median: 300, min: 100, max: 500 } },
      snail: { perSecond: { median: 100, min: 100, max: 100 } },
    });
    expect(result.rounds).to.have.lengthOf(6);
  });

  it('judges nothing after a failure, whatever rounds there were', () => {
    const result = sumUpGoal(RACE, { ...FOUND, failure: 'no wind' });
    expect(result.checks[0]).to.include({ status: 'failed', value: null });
  });

  it('says what was not run', () => {
    const result = sumUpGoal(RACE, { ...FOUND, notRun: ['snail'] });
    expect(result.checks[0]).to.include({ status: 'not run', value: null });
  });

  it('has no figures when no round counts', () => {
    expect(sumUpGoal(RACE, { ...FOUND, rounds: [] }).contestants).to.deep.equal({});
  });
});

describe('mergeResults()', () => {
  const goal = (title: string): GoalResult => ({ ...sumUpGoal(RACE, FOUND), title });
  const earlier = { machine: MACHINE, goals: { P1: goal('old P1'), P3: goal('old P3') } };

  it('puts goals beside those measured before on the same machine, the new one for the old', () => {
    const merged = mergeResults(earlier, { machine: MACHINE, goals: { P2: goal('P2'), P1: goal('P1') } });
    expect(Object.entries(merged.goals).map(([id, { title }]) => [id, title])).to.deep.equal([
      ['P1', 'P1'],
      ['P2', 'P2'],
      ['P3', 'old P3'],
    ]);
  });

  it('lets go of what was measured on another machine or with other versions', () => {
    const machine = { ...MACHINE, packages: { autocannon: '8.0.0' } };
    expect(mergeResults(earlier, { machine, goals: { P2: goal('P2') } }).goals).to.have.all.keys('P2');
  });

  it('begins with nothing', () => {
    expect(mergeResults(null, earlier)).to.deep.equal(earlier);
  });
});
