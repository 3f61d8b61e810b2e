import { existsSync } from 'node:fs';
import { expect } from 'chai';
import type { Figures } from '../../bench/figures.ts';
import { type Contestant, GOALS, type Goal } from '../../bench/goals.ts';
import { judgeGoal, makeRounds, type Round } from '../../bench/measure.ts';

const RATIO = GOALS.find(({ name }) => name === 'P1') as Goal;

/** Makes rounds with anchors as told, two for each round. */
function measure(anchors: readonly number[], wanted: number): ReturnType<typeof makeRounds> {
  let at = 0;
  return makeRounds(wanted, {
    contestants: ['load-closed'],
    run: () => ({ perSecond: 1 }),
    anchor: () => anchors[at++ % anchors.length] as number,
  });
}

function roundOf(figures: Readonly<Partial<Record<Contestant, Figures>>>): Round {
  return { anchor: { before: 1, after: 1 }, figures };
}

describe('makeRounds()', () => {
  it('makes another round for one in which the anchor moved', () => {
    const { steady, discarded } = measure([100, 100, 100, 200, 100, 100], 2);
    expect([steady.length, discarded.length]).to.deep.equal([2, 1]);
  });

  it('gives up after twice as many', () => {
    const { steady, discarded } = measure([100, 200], 3);
    expect([steady.length, discarded.length]).to.deep.equal([0, 6]);
  });
});

describe('judgeGoal()', () => {
  const round = (ours: number, theirs: number) =>
    roundOf({ 'load-closed': { perSecond: ours }, 'autocannon-signed': { perSecond: theirs } });

  it('holds the median of the rounds’ ratios against the bound', () => {
    expect(
      judgeGoal(RATIO, [round(10, 10), round(12, 10), round(32, 20), round(80, 10), round(90, 10)]),
    ).to.deep.include({
      verdict: 'met',
      value: { median: 1.6, min: 1, max: 9 },
    });
    expect(
      judgeGoal(RATIO, [round(10, 10), round(12, 10), round(30, 20), round(80, 10), round(90, 10)]).verdict,
    ).to.equal('missed');
  });

  it('calls no goal met or missed before five rounds count', () => {
    const rounds = Array.from({ length: 4 }, () => round(90, 10));
    expect(judgeGoal(RATIO, rounds)).to.deep.include({
      verdict: 'too few rounds',
      value: { median: 9, min: 9, max: 9 },
    });
  });

  it('calls a goal not run whose contestant did not run, never met', () => {
    expect(judgeGoal(RATIO, [roundOf({ 'load-closed': { perSecond: 10 } })])).to.deep.include({
      verdict: 'not run',
      value: null,
    });
  });

  it('can hold a figure below a bound', () => {
    const lag = GOALS.find(({ what }) => what.includes('late the generator is at 1k')) as Goal;
    expect(judgeGoal(lag, Array(5).fill(roundOf({ 'load-open-1k': { lagP99Ms: 0.4 } }))).verdict).to.equal(
      'met',
    );
    expect(judgeGoal(lag, Array(5).fill(roundOf({ 'load-open-1k': { lagP99Ms: 0.6 } }))).verdict).to.equal(
      'missed',
    );
  });
});

describe('the goals', () => {
  it('name contestants that are there', () => {
    const contestants = [...new Set(GOALS.flatMap((goal) => goal.contestants))];
    const missing = contestants.filter(
      (name) => !existsSync(new URL(`../../bench/contestants/${name}.ts`, import.meta.url)),
    );
    expect(contestants).to.have.length.above(10);
    expect(missing).to.deep.equal([]);
  });
});
