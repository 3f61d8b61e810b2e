import { expect } from 'chai';
import type { Clock } from '../../src/model/world.ts';
import { createStoryClock } from '../../src/run/story-clock.ts';

const START = Date.UTC(2026, 2, 10, 9);
const DAY_MS = 86_400_000;
const never = new AbortController().signal;

/** A clock that moves when a test says so. */
function createFakeClock(): Clock & { readonly waits: readonly number[]; pass(ms: number): Promise<void> } {
  let now = 0;
  let timers: { readonly at: number; readonly fn: () => void }[] = [];
  const waits: number[] = [];
  return {
    waits,
    wallNow: () => now,
    monotonicMs: () => now,
    after: (delayMs, fn) => {
      const timer = { at: now + delayMs, fn };
      waits.push(delayMs);
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    pass: async (ms) => {
      const until = now + ms;
      for (;;) {
        const due = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        now = due.at;
        timers = timers.filter((one) => one !== due);
        due.fn();
      }
      now = until;
      await Promise.resolve();
    },
  };
}

/** Whether a promise has resolved yet. */
function watch(promise: Promise<void>): { done: boolean } {
  const state = { done: false };
  void promise.then(() => {
    state.done = true;
  });
  return state;
}

describe('createStoryClock()', () => {
  describe('virtual', () => {
    it('jumps to each instant, and never back', async () => {
      const story = createStoryClock('virtual', START, createFakeClock());
      expect([story.jumps, story.now()]).to.deep.equal([true, START]);
      await story.waitUntil(START + DAY_MS, never);
      expect(story.now()).to.equal(START + DAY_MS);
      await story.waitUntil(START, never);
      expect(story.now()).to.equal(START + DAY_MS);
    });
  });

  describe('real', () => {
    it('waits as long as the story does', async () => {
      const clock = createFakeClock();
      const story = createStoryClock('real', START, clock);
      const waiting = watch(story.waitUntil(START + 1000, never));
      await clock.pass(999);
      expect(waiting.done).to.equal(false);
      await clock.pass(1);
      expect(waiting.done).to.equal(true);
      expect(story.now()).to.equal(START + 1000);
    });

    it('does not wait for an instant that has passed', async () => {
      const clock = createFakeClock();
      const story = createStoryClock('real', START, clock);
      await story.waitUntil(START, never);
      expect(clock.waits).to.deep.equal([]);
    });

    it('waits longer than one timer holds', async () => {
      const clock = createFakeClock();
      const story = createStoryClock('real', START, clock);
      const waiting = watch(story.waitUntil(START + 60 * DAY_MS, never));
      await clock.pass(60 * DAY_MS - 1);
      expect(waiting.done).to.equal(false);
      await clock.pass(1);
      expect(waiting.done).to.equal(true);
      expect(Math.max(...clock.waits)).to.be.below(2 ** 31);
    });

    it('stops waiting when it is told to', async () => {
      const clock = createFakeClock();
      const stop = new AbortController();
      const waiting = watch(createStoryClock('real', START, clock).waitUntil(START + DAY_MS, stop.signal));
      stop.abort();
      await clock.pass(0);
      expect(waiting.done).to.equal(true);
      await clock.pass(DAY_MS);
      expect(clock.waits).to.have.length(1);
    });
  });

  it('waits a sixtieth at x60', async () => {
    const clock = createFakeClock();
    const story = createStoryClock({ times: 60 }, START, clock);
    const waiting = watch(story.waitUntil(START + 60_000, never));
    await clock.pass(999);
    expect(waiting.done).to.equal(false);
    await clock.pass(1);
    expect(waiting.done).to.equal(true);
    expect(story.now()).to.equal(START + 60_000);
  });
});
