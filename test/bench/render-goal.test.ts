import { expect } from 'chai';
import { renderGoal } from '../../bench/render-goal.ts';
import { sumUpGoal } from '../../bench/results.ts';
import { contestantOf, MACHINE, raceOf, roundOf } from './make-rounds.ts';

const FOUND = {
  measuredAt: '2026-11-24T09:00:00.000Z',
  commit: null,
  receiver: { name: 'nginx', ceilingPerSecond: 220_000 },
  notRun: ['wrk'],
  proofs: {},
  failure: null,
  machine: MACHINE,
  tookSeconds: 90,
  seconds: 4,
  rounds: [1, 2, 3, 4, 5].map((ratio) => roundOf(ratio, { receiverBusy: 0.5 })),
};
const RACE = raceOf([contestantOf('hare'), contestantOf('snail')]);

describe('renderGoal()', () => {
  it('shows every contestant, every ratio, and what did not run', () => {
    const text = renderGoal('R1', sumUpGoal(RACE, FOUND));
    expect(text.split('\n').map((line) => line.replaceAll(/ +/g, ' ').trim())).to.deep.equal([
      'R1 race',
      '5 of 5 rounds count; receiver nginx, which takes at least 220,000/s',
      'other programs took 0.25 (0.25 to 0.25) cores',
      'hare 300 (100 to 500) per second',
      'snail 100 (100 to 100) per second, receiver busy 50 %',
      'wrk not run: its tool is not installed',
      'hare / snail 3 (1 to 5) × goal ≥ 2 × met',
      '',
    ]);
  });

  it('says why there is nothing to show', () => {
    const text = renderGoal('R1', sumUpGoal(RACE, { ...FOUND, rounds: [], failure: 'no wind' }));
    expect(text)
      .to.match(/^ {4}no wind$/m)
      .and.match(/^ {2}hare \/ snail +goal ≥ 2 × +failed$/m);
  });
});
