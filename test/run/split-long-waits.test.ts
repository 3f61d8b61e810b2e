import { expect } from 'chai';
import { splitLongWaits } from '../../src/run/split-long-waits.ts';
import { systemClock } from '../../src/run/system-clock.ts';

const LONGEST_MS = 2 ** 31 - 1;

describe('splitLongWaits()', () => {
  /** A timer that ends when it is told. */
  function createTimer() {
    const delays: number[] = [];
    const state = { end: (): void => {}, cancelledCount: 0 };
    const start = splitLongWaits((delayMs, fn) => {
      delays.push(delayMs);
      state.end = fn;
      return () => {
        state.cancelledCount += 1;
      };
    });
    return { delays, state, start };
  }

  it('waits for longer than a timer holds in parts', () => {
    const { delays, state, start } = createTimer();
    let endedCount = 0;
    start(2 * LONGEST_MS + 5, () => {
      endedCount += 1;
    });
    state.end();
    state.end();
    expect(endedCount).to.equal(0);
    state.end();
    expect(endedCount).to.equal(1);
    expect(delays).to.deep.equal([LONGEST_MS, LONGEST_MS, 5]);
  });

  it('cancels the part that is under way', () => {
    const { delays, state, start } = createTimer();
    const cancel = start(LONGEST_MS + 5, () => {});
    state.end();
    cancel();
    expect(state.cancelledCount).to.equal(1);
    expect(delays).to.deep.equal([LONGEST_MS, 5]);
  });

  it('keeps the clock of the machine from ending a month at once', async () => {
    let hasEnded = false;
    const cancel = systemClock.after(30 * 86_400_000, () => {
      hasEnded = true;
    });
    // A timer that overflows ends after a millisecond.
    await new Promise<void>((resolve) => systemClock.after(20, resolve));
    cancel();
    expect(hasEnded).to.equal(false);
  });
});
