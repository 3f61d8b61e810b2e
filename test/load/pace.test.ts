import { expect } from 'chai';
import { keepPace } from '../../src/load/pace.ts';
import { createFakeWorld, OK } from './fake-world.ts';

describe('keepPace()', () => {
  it('takes a timer while the next thing is far, and rests in short turns when it is near', async () => {
    const { clock } = createFakeWorld(() => ({ ...OK, afterMs: 0 }));
    let now = 0;
    const rests: number[] = [];
    const timers: number[] = [];
    const turns: number[] = [];
    await new Promise<void>((resolve) => {
      const pace = keepPace({
        clock: {
          ...clock,
          monotonicMs: () => now,
          after: (delayMs, fn) => {
            timers.push(delayMs);
            now += delayMs;
            setImmediate(fn);
            return () => undefined;
          },
        },
        turn: (at) => {
          turns.push(at);
          if (at >= 10) {
            pace.stop();
            resolve();
          }
          return { nextAt: 10, hasWork: false };
        },
        rest: (ms) => {
          rests.push(ms);
          now += ms;
        },
      });
    });
    expect(timers).to.deep.equal([9]);
    expect(rests).to.deep.equal([0.25, 0.25, 0.25, 0.25]);
    expect(turns.at(-1)).to.equal(10);
  });

  it('comes back without a rest while there is work to do ahead', async () => {
    let turns = 0;
    await new Promise<void>((resolve) => {
      const { clock } = createFakeWorld(() => ({ ...OK, afterMs: 0 }));
      const pace = keepPace({
        clock,
        turn: () => {
          turns += 1;
          if (turns === 5) {
            pace.stop();
            resolve();
          }
          return { nextAt: 1, hasWork: true };
        },
        rest: () => expect.fail('it rested'),
      });
    });
    expect(turns).to.equal(5);
  });
});
