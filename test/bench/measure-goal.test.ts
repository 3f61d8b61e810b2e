import { expect } from 'chai';
import type { Contestant, Figures, Goal } from '../../bench/goal.ts';
import { measureGoal } from '../../bench/measure-goal.ts';
import type { Round } from '../../bench/round.ts';
import { contestantOf, NO_WORLD, raceOf } from './make-rounds.ts';

const HARE = contestantOf('hare', { perSecond: 200 });
const SNAIL = contestantOf('snail', { perSecond: 100 });

/** Measures with an anchor that gives these rates in turn. */
async function measure(
  goal: Goal,
  {
    anchor = [100],
    rounds = 2,
    missing = [],
    minutesARound = 0,
  }: {
    readonly anchor?: readonly number[];
    readonly rounds?: number;
    readonly missing?: readonly string[];
    readonly minutesARound?: number;
  } = {},
) {
  const order: string[] = [];
  const seen: Round[] = [];
  const measured = await measureGoal(goal, {
    world: NO_WORLD,
    rounds,
    anchor: contestantOf('sign', ...anchor.map((perSecond) => ({ perSecond }))),
    missing: new Set(missing),
    run: (contestant: Contestant, world): Promise<Figures> => {
      order.push(contestant.name);
      return contestant.run(world);
    },
    now: () => (order.length / 4) * minutesARound * 60_000,
    othersSeconds: () => order.length,
    onRound: (round) => seen.push(round),
  });
  return { order, measured, seen };
}

describe('measureGoal()', () => {
  it('lets the contestants take turns, the anchor before and after each round', async () => {
    const { order, measured, seen } = await measure(raceOf([HARE, SNAIL]));
    expect(order.join(' ')).to.equal('sign hare snail sign sign hare snail sign');
    expect(measured.map(({ discarded }) => discarded === null)).to.deep.equal([true, true]);
    expect(seen).to.deep.equal(measured);
  });

  it('adds a round for each that does not count', async () => {
    const { measured } = await measure(raceOf([HARE, SNAIL]), { anchor: [100, 80, 100, 100, 100, 120, 100] });
    expect(measured.map(({ discarded }) => discarded === null)).to.deep.equal([false, true, false, true]);
  });

  it('gives up on a machine that never comes to rest, and keeps the rounds', async () => {
    const restless = Array.from({ length: 100 }, (_, turn) => (turn % 2 === 0 ? 100 : 50));
    const { measured } = await measure(raceOf([HARE, SNAIL]), { anchor: restless });
    expect(measured).to.have.lengthOf(4);
    expect(measured.some(({ discarded }) => discarded === null)).to.equal(false);
  });

  it('says how many cores other programs took meanwhile', async () => {
    // Four seconds in the two minutes of a round.
    const { measured } = await measure(raceOf([HARE, SNAIL]), { rounds: 1, minutesARound: 2 });
    expect(measured[0]?.othersCores).to.be.closeTo(4 / 120, 1e-9);
  });

  it('begins no round that would not end within seven minutes', async () => {
    const { measured } = await measure(raceOf([HARE, SNAIL]), { rounds: 9, minutesARound: 2 });
    expect(measured).to.have.lengthOf(3);
  });

  it('leaves out contestants that are missing', async () => {
    const { order } = await measure(raceOf([HARE, SNAIL]), { rounds: 1, missing: ['snail'] });
    expect(order).to.deep.equal(['sign', 'hare', 'sign']);
  });

  it('does not run the anchor a third time where it is a contestant too', async () => {
    const { order, measured } = await measure(raceOf([contestantOf('sign'), HARE]), { rounds: 1 });
    expect(order).to.deep.equal(['sign', 'hare', 'sign']);
    expect(measured[0]?.figures).to.deep.equal({ hare: { perSecond: 200 }, sign: { perSecond: 100 } });
  });

  it('needs no anchor for what is not timed', async () => {
    const { order } = await measure({ ...raceOf([HARE]), isTimed: false });
    expect(order).to.deep.equal(['hare', 'hare']);
  });

  it('fails with the contestant that fails', async () => {
    const broken: Contestant = { ...HARE, run: () => Promise.reject(new Error('no wind')) };
    const failure = await measure(raceOf([broken])).catch((error: Error) => error.message);
    expect(failure).to.equal('no wind');
  });
});
