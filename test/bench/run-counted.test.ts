import { expect } from 'chai';
import type { BenchWorld } from '../../bench/bench-world.ts';
import type { Figures } from '../../bench/goal.ts';
import { parseCpuSeconds, runCounted } from '../../bench/run-counted.ts';
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

describe('parseCpuSeconds()', () => {
  it('adds user and system time, past a name with spaces and brackets', () => {
    const stat =
      '4242 (ng (inx) x) S 1 4242 4242 0 -1 4194560 1500 0 3 0 150 25 0 0 20 0 1 0 987654 12345678 900';
    expect(parseCpuSeconds(stat)).to.equal(1.75);
  });
});
