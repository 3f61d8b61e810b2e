import { expect } from 'chai';
import type { BenchWorld } from '../../bench/bench-world.ts';
import type { Figures } from '../../bench/goal.ts';
import { runCounted } from '../../bench/run-counted.ts';
import { contestantOf, NO_WORLD } from './make-rounds.ts';

/** Runs a contestant beside a receiver whose count goes up by so many. */
function runBeside(taken: number, figures: Figures): Promise<Figures> {
  let asked = 0;
  const count = async (): Promise<number> => 7 + taken * asked++;
  const receiver: BenchWorld['receiver'] = {
    name: 'made up',
    url: '',
    pid: null,
    count,
    stop: async () => {},
  };
  return runCounted(contestantOf('hare', figures), { ...NO_WORLD, receiver });
}

describe('runCounted()', () => {
  it('puts the count of the receiver beside that of the sender', async () => {
    const figures = { answered: 1_000, perSecond: 5 };
    expect(await runBeside(999, figures)).to.deep.equal({ ...figures, taken: 999 });
  });

  it('asks nothing of one that does not send', async () => {
    expect(await runBeside(0, { perSecond: 5 })).to.deep.equal({ perSecond: 5 });
  });
});
