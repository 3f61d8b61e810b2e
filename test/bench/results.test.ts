import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Machine } from '../../bench/machine.ts';
import { type GoalResult, mergeResults, saveResults, sumUpGoal } from '../../bench/results.ts';
import { contestantOf, MACHINE, raceOf, roundOf } from './make-rounds.ts';

const FOUND: Omit<GoalResult, 'title' | 'checks' | 'contestants'> = {
  measuredAt: '2026-11-24T09:00:00.000Z',
  commit: null,
  receiver: { name: 'nginx', ceilingPerSecond: null },
  machine: MACHINE,
  tookSeconds: 90,
  seconds: 4,
  notRun: [],
  proofs: {},
  failure: null,
  rounds: [1, 2, 3, 4, 5].map((ratio) => roundOf(ratio)),
};
const RACE = raceOf([contestantOf('hare'), contestantOf('snail')]);

describe('sumUpGoal()', () => {
  it('judges the checks and spreads the figures of the rounds that count', () => {
    const result = sumUpGoal(RACE, {
      ...FOUND,
      rounds: [...FOUND.rounds, roundOf(99, { discarded: 'it rained' })],
    });
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
  const slower: Machine = { ...MACHINE, processor: 'Fingers' };
  const goal = (title: string, machine = MACHINE): GoalResult => ({
    ...sumUpGoal(RACE, FOUND),
    title,
    machine,
  });
  const earlier = { P1: goal('old P1'), P3: goal('old P3') };

  it('puts goals beside those measured before, the new one for the old', () => {
    const merged = mergeResults(earlier, { P2: goal('P2'), P1: goal('P1') });
    expect(Object.entries(merged).map(([id, { title }]) => [id, title])).to.deep.equal([
      ['P1', 'P1'],
      ['P2', 'P2'],
      ['P3', 'old P3'],
    ]);
  });

  it('leaves each with the machine, the date and the commit it was measured with', () => {
    const now = { ...goal('P1', slower), measuredAt: '2026-11-25T09:00:00.000Z', commit: 'abc' };
    const merged = mergeResults(earlier, { P1: now });
    expect(merged.P1).to.deep.equal(now);
    expect(merged.P3).to.deep.equal(earlier.P3);
  });

  it('puts a failure in the place of what was measured before', () => {
    const failed = sumUpGoal(RACE, { ...FOUND, failure: 'no wind' });
    expect(mergeResults(earlier, { P1: failed }).P1?.checks[0]).to.include({ status: 'failed' });
  });
});

describe('saveResults()', () => {
  it('keeps the goals that are in the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-results-'));
    try {
      const file = join(folder, 'results.json');
      saveResults(file, { P1: sumUpGoal(RACE, FOUND) });
      saveResults(file, { P2: sumUpGoal(RACE, FOUND) });
      expect(JSON.parse(readFileSync(file, 'utf8'))).to.have.all.keys('P1', 'P2');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
